package org.vireo.rest.objects;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.center.AddCluster;
import org.vireo.engine.api.center.RemoveCluster;
import org.vireo.engine.api.center.UpdateCluster;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.Network;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.MacPoolId;
import org.vireo.model.NetworkId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.define.Source;
import org.vireo.rest.searched.Searched;
import org.vireo.rest.types.Architecture;
import org.vireo.rest.types.ClusterFeature;
import org.vireo.rest.types.Cpu;
import org.vireo.rest.types.ExternalProvider;
import org.vireo.rest.types.GlusterHook;
import org.vireo.rest.types.GlusterVolume;
import org.vireo.rest.types.MemoryOverCommit;
import org.vireo.rest.types.MemoryPolicy;

/** Clusters. */
final class ClustersCollection {
    private static final String NO_GLUSTER = "Hosts serve no Gluster volumes.";

    private final Extras extras;
    private final Collection<Cluster, org.vireo.rest.types.Cluster> made;

    ClustersCollection(Extras extras) {
        this.extras = extras;
        made = define(EntitySource.all(Cluster.class, ClusterId::new, Cluster::id))
                .required("name", "data_center.id|name")
                .added((sent, context) -> add(
                        sent,
                        context.resolve(DataCenter.class, DataCenterId::new, sent.getDataCenter())
                                .id(),
                        context))
                .build();
    }

    Collection<Cluster, org.vireo.rest.types.Cluster> root() {
        return made;
    }

    Collection<Cluster, org.vireo.rest.types.Cluster> ofDataCenter() {
        return define(EntitySource.of(
                        Cluster.class,
                        ClusterId::new,
                        Cluster::id,
                        "dataCenterId",
                        context -> context.owner(DataCenter.class).id(),
                        Cluster::dataCenterId))
                .required("name")
                .added((sent, context) ->
                        add(sent, context.owner(DataCenter.class).id(), context))
                .build();
    }

    private Collection.Builder<Cluster, org.vireo.rest.types.Cluster> define(Source<Cluster> source) {
        return Collection.of("clusters", org.vireo.rest.types.Cluster.class, source)
                .guardedBy("cluster", Cluster::id)
                .shown(this::show)
                .defaults(ClusterDefaults::bean)
                .kept(Cluster::extras)
                .owned(
                        "cpu.type",
                        "cpu.architecture",
                        "memory_policy.over_commit",
                        "version",
                        "data_center",
                        "mac_pool")
                .owned("supported_versions", "management_network")
                .changed(this::change)
                .removed((cluster, context) -> new Effect.Submit(new RemoveCluster(cluster.id())))
                .child(ClusterNetworks.made())
                .child(PermissionsCollection.on(
                        "cluster", context -> context.owner(Cluster.class).id()))
                .child(AffinityGroupsCollection.ofCluster(extras.beans()))
                .child(new ProfilesCollections(extras.beans()).cpuOfCluster())
                .child(PlainCollections.networkFilters())
                .empty("externalnetworkproviders", ExternalProvider.class)
                .child(Refused.collection(
                        "enabledfeatures", ClusterFeature.class, "No cluster level has features to enable."))
                .child(Refused.collection("glusterhooks", GlusterHook.class, NO_GLUSTER))
                .child(Refused.collection("glustervolumes", GlusterVolume.class, NO_GLUSTER))
                .refuses("refreshglusterhealstatus", NO_GLUSTER)
                .refuses("resetemulatedmachine", "Clusters hold no emulated machine: hosts use their newest one.")
                .refuses("syncallnetworks", "Hosts realize networks when a VM needs them; none is out of step.")
                .refuses("upgrade", "Software of hosts is not upgraded by the engine.")
                .searched(Searched.CLUSTERS);
    }

    private org.vireo.rest.types.Cluster show(Cluster cluster, Context context) {
        var bean = new org.vireo.rest.types.Cluster();
        bean.setName(cluster.name());
        bean.setDescription(cluster.description());
        bean.setComment(cluster.comment());
        var cpu = new Cpu();
        cpu.setArchitecture(Architecture.X_86_64);
        cpu.setType(cluster.cpuType());
        bean.setCpu(cpu);
        var overCommit = new MemoryOverCommit();
        overCommit.setPercent(cluster.memoryOvercommitPercent());
        var memory = new MemoryPolicy();
        memory.setOverCommit(overCommit);
        bean.setMemoryPolicy(memory);
        bean.setVersion(Levels.show(cluster.compatibility()));
        cluster.dataCenterId()
                .ifPresent(id ->
                        bean.setDataCenter(context.refer(new org.vireo.rest.types.DataCenter(), "datacenters", id)));
        cluster.macPoolId()
                .or(() -> cluster.dataCenterId().flatMap(id -> macPool(context, id)))
                .ifPresent(id -> bean.setMacPool(context.refer(new org.vireo.rest.types.MacPool(), "macpools", id)));
        ClusterPolicy.show(bean, cluster, context);
        return bean;
    }

    private static Optional<MacPoolId> macPool(org.vireo.rest.types.Cluster sent, Context context) {
        return context.resolveIfSent(MacPool.class, MacPoolId::new, sent.getMacPool())
                .map(MacPool::id);
    }

    /** A cluster without a pool of its own uses that of its data center. */
    private static Optional<MacPoolId> macPool(Context context, DataCenterId center) {
        return Optional.ofNullable(Names.all(context.exchange(), DataCenter.class, DataCenter::id)
                        .get(center.value()))
                .map(DataCenter::macPoolId);
    }

    private static Optional<Integer> overCommit(org.vireo.rest.types.Cluster sent) {
        return Optional.ofNullable(sent.getMemoryPolicy())
                .map(MemoryPolicy::getOverCommit)
                .map(MemoryOverCommit::getPercent);
    }

    private Addition add(org.vireo.rest.types.Cluster sent, DataCenterId center, Context context) {
        ClusterPolicy.settle(sent, context);
        ClusterMigration.check(sent, Optional.empty());
        var id = new ClusterId(UUID.randomUUID());
        return Addition.of(
                new AddCluster(
                        id,
                        extras.details(made, sent),
                        Optional.of(center),
                        Optional.ofNullable(sent.getCpu()).map(Cpu::getType).orElse(""),
                        overCommit(sent).orElse(100),
                        Levels.wanted(sent.getVersion()).orElse(Levels.NEWEST),
                        macPool(sent, context),
                        context.resolveIfSent(Network.class, NetworkId::new, sent.getManagementNetwork())
                                .map(Network::id)),
                id);
    }

    private UpdateCluster change(Cluster cluster, org.vireo.rest.types.Cluster sent, Context context) {
        ClusterPolicy.settle(sent, context);
        ClusterMigration.check(
                sent, Optional.of(extras.beans().fromJson(cluster.extras(), org.vireo.rest.types.Cluster.class)));
        return new UpdateCluster(
                cluster.id(),
                extras.change(made, cluster.extras(), sent),
                context.resolveIfSent(DataCenter.class, DataCenterId::new, sent.getDataCenter())
                        .map(DataCenter::id)
                        .filter(id -> !Optional.of(id).equals(cluster.dataCenterId())),
                Optional.ofNullable(sent.getCpu()).map(Cpu::getType),
                overCommit(sent),
                Levels.wanted(sent.getVersion()),
                macPool(sent, context));
    }
}
