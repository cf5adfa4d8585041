package org.vireo.hosts;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.RemoveDataCenter;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.ClusterNetwork;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;

/** Removes a data center that holds no storage; its clusters stay without one, its networks go. */
@Component(service = CommandHandler.class)
public final class RemoveDataCenterHandler implements CommandHandler<RemoveDataCenter> {
    private final Inventory inventory;
    private final Events events;

    @Activate
    public RemoveDataCenterHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<RemoveDataCenter> command() {
        return RemoveDataCenter.class;
    }

    @Override
    public Permit permit(RemoveDataCenter command) {
        return Permit.on("delete_storage_pool", AddDataCenterHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(RemoveDataCenter command) {
        return Set.of(LockKey.exclusive(AddDataCenterHandler.KIND, command.id()));
    }

    @Override
    public Check check(RemoveDataCenter command, Caller caller) {
        var center = inventory.get(DataCenter.class, command.id());
        if (inventory.count(StorageDomain.class, Where.equal("dataCenterId", command.id())) > 0) {
            return Check.conflict(
                    "Cannot remove Data Center " + center.name() + ". Storage domains are attached to it.");
        }
        var clusters = inventory.list(Cluster.class, Where.equal("dataCenterId", command.id())).stream()
                .map(Cluster::id)
                .toList();
        return !clusters.isEmpty() && inventory.count(Host.class, Where.in("clusterId", clusters)) > 0
                ? Check.conflict("Cannot remove Data Center " + center.name() + ". Its clusters contain hosts.")
                : Check.FINE;
    }

    @Override
    public String describe(RemoveDataCenter command) {
        return "Removing Data Center "
                + inventory.get(DataCenter.class, command.id()).name();
    }

    @Override
    public void begin(RemoveDataCenter command, Caller caller) {
        var center = inventory.get(DataCenter.class, command.id());
        for (var cluster : inventory.list(Cluster.class, Where.equal("dataCenterId", command.id()))) {
            cluster.setDataCenterId(Optional.empty());
        }
        for (var network : inventory.list(Network.class, Where.equal("dataCenterId", command.id()))) {
            removeNetwork(network);
        }
        inventory.flush();
        inventory.remove(center);
        events.record(
                Event.normal(954, caller, "Data Center " + center.name() + " was removed by " + caller.name() + "."));
    }

    private void removeNetwork(Network network) {
        inventory
                .list(ClusterNetwork.class, Where.equal("networkId", network.id()))
                .forEach(inventory::remove);
        inventory
                .list(VnicProfile.class, Where.equal("networkId", network.id()))
                .forEach(inventory::remove);
        inventory.flush();
        inventory.remove(network);
    }
}
