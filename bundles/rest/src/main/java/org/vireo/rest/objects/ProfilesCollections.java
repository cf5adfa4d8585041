package org.vireo.rest.objects;

import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Definition;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.DefinitionId;
import org.vireo.model.StorageDomainId;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Behaviour;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.types.CpuProfile;
import org.vireo.rest.types.DiskProfile;
import org.vireo.rest.types.Qos;

/** Profiles of CPUs and disks, and the qualities of service they refer to. */
final class ProfilesCollections {
    private static final String QOS = "qos";
    private final Beans beans;

    ProfilesCollections(Beans beans) {
        this.beans = beans;
    }

    Collection<Definition, Qos> qualities() {
        return new DefinedCollection<>(beans, "qoss", Qos.class, QOS)
                .within(context -> context.owner(DataCenter.class).id().value())
                .owned("data_center")
                .shown((bean, definition, context) -> bean.setDataCenter(context.refer(
                        new org.vireo.rest.types.DataCenter(),
                        "datacenters",
                        definition.ownerId().orElseThrow())))
                .builder()
                .required("name", "type")
                .immutable("type")
                .forEveryone()
                .build();
    }

    Collection<Definition, CpuProfile> cpu() {
        return cpuProfiles()
                .ownerIn((sent, context) -> cluster(sent, context).id().value())
                .builder()
                .required("name", "cluster.id|name")
                .immutable("cluster")
                .guardedBy("cluster", ProfilesCollections::clusterOf)
                .limited(Behaviour.Limited.through("ownerId", Cluster.class))
                .child(PermissionsCollection.on(
                        "cpu_profile",
                        context -> context.owner(Definition.class).id()))
                .build();
    }

    /** Those of one cluster; they are changed where all of them are. */
    Collection<Definition, CpuProfile> cpuOfCluster() {
        return cpuProfiles()
                .within(context -> context.owner(Cluster.class).id().value())
                .builder()
                .required("name")
                .changed(null)
                .forEveryone()
                .build();
    }

    private DefinedCollection<CpuProfile> cpuProfiles() {
        return new DefinedCollection<>(beans, "cpuprofiles", CpuProfile.class, "cpu_profile")
                .owned("cluster")
                .settled((sent, context) -> sent.setQos(settled(sent.getQos(), context)))
                .shown((bean, definition, context) -> {
                    var owner = clusterOf(definition);
                    bean.setCluster(context.refer(new org.vireo.rest.types.Cluster(), "clusters", owner));
                    bean.setQos(shown(bean.getQos(), context));
                });
    }

    Collection<Definition, DiskProfile> disk() {
        return diskProfiles()
                .ownerIn((sent, context) -> context.resolve(
                                StorageDomain.class, StorageDomainId::new, sent.getStorageDomain())
                        .id()
                        .value())
                .builder()
                .required("name", "storage_domain.id|name")
                .immutable("storage_domain")
                .guardedBy("storage_domain", ProfilesCollections::domainOf)
                .limited(Behaviour.Limited.through("ownerId", StorageDomain.class))
                .child(PermissionsCollection.on(
                        "disk_profile",
                        context -> context.owner(Definition.class).id()))
                .build();
    }

    /** Those of one storage domain; they are changed where all of them are. */
    Collection<Definition, DiskProfile> diskOfDomain() {
        return diskProfiles()
                .within(context -> context.owner(StorageDomain.class).id().value())
                .builder()
                .required("name")
                .changed(null)
                .forEveryone()
                .build();
    }

    private DefinedCollection<DiskProfile> diskProfiles() {
        return new DefinedCollection<>(beans, "diskprofiles", DiskProfile.class, "disk_profile")
                .owned("storage_domain")
                .settled((sent, context) -> sent.setQos(settled(sent.getQos(), context)))
                .shown((bean, definition, context) -> {
                    var owner = domainOf(definition);
                    bean.setStorageDomain(
                            context.refer(new org.vireo.rest.types.StorageDomain(), "storagedomains", owner));
                    bean.setQos(shown(bean.getQos(), context));
                });
    }

    private static Cluster cluster(CpuProfile sent, Context context) {
        return context.resolve(Cluster.class, ClusterId::new, sent.getCluster());
    }

    private static ClusterId clusterOf(Definition profile) {
        return new ClusterId(profile.ownerId().orElseThrow());
    }

    private static StorageDomainId domainOf(Definition profile) {
        return new StorageDomainId(profile.ownerId().orElseThrow());
    }

    private static Qos settled(Qos sent, Context context) {
        return sent == null
                ? null
                : Defined.only(new Qos(), Defined.resolve(context, QOS, Optional.<UUID>empty(), sent));
    }

    /** Nothing if the quality of service is gone. */
    private static Qos shown(Qos kept, Context context) {
        if (kept == null || kept.getId() == null) {
            return null;
        }
        var id = new DefinitionId(Context.uuid(kept.getId()));
        return context.inventory()
                .find(Definition.class, id)
                .flatMap(Definition::ownerId)
                .map(center ->
                        context.refer(new Qos(), "datacenters/" + new DataCenterId(center).value() + "/qoss", id))
                .orElse(null);
    }
}
