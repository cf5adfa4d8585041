package org.vireo.rest.objects;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.vireo.engine.api.network.AttachNetwork;
import org.vireo.engine.api.network.DetachNetwork;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.ClusterNetwork;
import org.vireo.inventory.Network;
import org.vireo.inventory.Where;
import org.vireo.model.NetworkId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Behaviour;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.NetworkStatus;
import org.vireo.rest.types.NetworkUsage;

/** Networks as one cluster uses them. */
final class ClusterNetworks {
    private ClusterNetworks() {}

    static Collection<ClusterNetwork, org.vireo.rest.types.Network> made() {
        return Collection.of("networks", org.vireo.rest.types.Network.class, used())
                .guardedBy("network", ClusterNetwork::networkId)
                .limited(Behaviour.Limited.through("networkId", Network.class))
                .shown(ClusterNetworks::show)
                .added((sent, context) -> {
                    var network = wanted(sent, context);
                    return Addition.of(attach(network.id(), Optional.empty(), sent, context), network.id());
                })
                .changed((used, sent, context) -> attach(used.networkId(), Optional.of(used), sent, context))
                .removed((used, context) -> new Effect.Submit(
                        new DetachNetwork(context.owner(Cluster.class).id(), used.networkId())))
                .build();
    }

    /** Names of networks are unique within a data center only. */
    private static Network wanted(org.vireo.rest.types.Network sent, Context context) {
        var cluster = context.owner(Cluster.class);
        var network = sent.getId() == null
                        && sent.getName() != null
                        && cluster.dataCenterId().isPresent()
                ? context.inventory()
                        .first(
                                Network.class,
                                Where.equal("name", sent.getName())
                                        .andEqual(
                                                "dataCenterId",
                                                cluster.dataCenterId().get()))
                        .orElseThrow(() -> RequestFault.noEntity("Network", "name", sent.getName()))
                : context.resolve(Network.class, NetworkId::new, sent);
        var used = Where.equal("clusterId", cluster.id()).andEqual("networkId", network.id());
        if (context.inventory().count(ClusterNetwork.class, used) > 0) {
            throw RequestFault.conflict(
                    "Cannot attach Network " + network.name() + ". Cluster " + cluster.name() + " has it already.");
        }
        return network;
    }

    private static org.vireo.rest.types.Network show(ClusterNetwork used, Context context) {
        var network = context.inventory().get(Network.class, used.networkId());
        var bean = NetworksCollection.show(network, context);
        bean.setDisplay(used.display());
        bean.setRequired(used.required());
        bean.setStatus(NetworkStatus.OPERATIONAL);
        bean.setCluster(context.refer(new org.vireo.rest.types.Cluster(), "clusters", used.clusterId()));
        var usages = new org.vireo.rest.types.Network.UsagesList();
        if (network.vmNetwork()) {
            usages.getUsages().add(NetworkUsage.VM);
        }
        if (used.management()) {
            usages.getUsages().add(NetworkUsage.MANAGEMENT);
        }
        if (used.defaultRoute()) {
            usages.getUsages().add(NetworkUsage.DEFAULT_ROUTE);
        }
        if (used.gluster()) {
            usages.getUsages().add(NetworkUsage.GLUSTER);
        }
        if (used.display()) {
            usages.getUsages().add(NetworkUsage.DISPLAY);
        }
        if (used.migration()) {
            usages.getUsages().add(NetworkUsage.MIGRATION);
        }
        bean.setUsages(usages);
        return bean;
    }

    private static AttachNetwork attach(
            NetworkId network, Optional<ClusterNetwork> before, org.vireo.rest.types.Network sent, Context context) {
        Optional<Set<NetworkUsage>> usages = Optional.ofNullable(sent.getUsages())
                .map(list -> list.getUsages().isEmpty()
                        ? EnumSet.noneOf(NetworkUsage.class)
                        : EnumSet.copyOf(list.getUsages()));
        var display =
                usages.map(set -> set.contains(NetworkUsage.DISPLAY)).or(() -> Optional.ofNullable(sent.isDisplay()));
        return new AttachNetwork(
                context.owner(Cluster.class).id(),
                network,
                Optional.ofNullable(sent.isRequired())
                        .orElse(before.map(ClusterNetwork::required).orElse(true)),
                display.orElse(before.map(ClusterNetwork::display).orElse(false)),
                usages.map(set -> set.contains(NetworkUsage.MIGRATION))
                        .orElse(before.map(ClusterNetwork::migration).orElse(false)),
                usages.map(set -> set.contains(NetworkUsage.MANAGEMENT))
                        .orElse(before.map(ClusterNetwork::management).orElse(false)),
                usages.map(set -> set.contains(NetworkUsage.DEFAULT_ROUTE))
                        .orElse(before.map(ClusterNetwork::defaultRoute).orElse(false)),
                usages.map(set -> set.contains(NetworkUsage.GLUSTER))
                        .orElse(before.map(ClusterNetwork::gluster).orElse(false)));
    }

    /** Goes by the id of the network. */
    private static EntitySource<ClusterNetwork> used() {
        return EntitySource.of(
                        ClusterNetwork.class,
                        NetworkId::new,
                        ClusterNetwork::networkId,
                        "clusterId",
                        context -> context.owner(Cluster.class).id(),
                        used -> Optional.of(used.clusterId()))
                .knownBy("networkId")
                .orderedBy("networkId");
    }
}
