package org.vireo.network;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.NetworkId;
import org.vireo.model.VireoException;

/** Takes a network away from every host of its data center that can be reached; others forget it when they next start afresh. */
final class WithdrawNetwork implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(WithdrawNetwork.class);

    private final NetworkId id;
    private final Inventory inventory;
    private final NetworkProviders providers;

    WithdrawNetwork(NetworkId id, Inventory inventory, NetworkProviders providers) {
        this.id = id;
        this.inventory = inventory;
        this.providers = providers;
    }

    @Override
    public String name() {
        return "withdraw";
    }

    @Override
    public String describe() {
        return "Taking the network from the hosts";
    }

    @Override
    public void run(StepContext context) {
        var network = inventory.get(Network.class, id);
        var provider = providers.get(network.type());
        for (var host : hosts(network)) {
            try {
                provider.withdraw(NetworkSpecs.of(network), host, context.call().part(host.toString()));
            } catch (VireoException e) {
                LOG.warn("network {} stays on host {} for now: {}", id, host, e.getMessage());
            }
        }
    }

    private List<HostId> hosts(Network network) {
        var clusters = inventory.list(Cluster.class, Where.equal("dataCenterId", network.dataCenterId())).stream()
                .map(Cluster::id)
                .toList();
        return clusters.isEmpty()
                ? List.of()
                : inventory.list(Host.class, Where.in("clusterId", clusters).andEqual("status", HostStatus.UP)).stream()
                        .map(Host::id)
                        .toList();
    }
}
