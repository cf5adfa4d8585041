package org.vireo.network;

import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.AttachNetwork;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.ClusterNetwork;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.Where;

/** Gives a cluster a network of its data center, or changes how it uses it. */
@Component(service = CommandHandler.class)
public final class AttachNetworkHandler implements CommandHandler<AttachNetwork> {
    private final Inventory inventory;
    private final Events events;

    @Activate
    public AttachNetworkHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<AttachNetwork> command() {
        return AttachNetwork.class;
    }

    @Override
    public Permit permit(AttachNetwork command) {
        return Permit.on("assign_cluster_network", "cluster", command.cluster());
    }

    @Override
    public Set<LockKey> locks(AttachNetwork command) {
        return Set.of(
                LockKey.exclusive("cluster", command.cluster()),
                LockKey.shared(AddNetworkHandler.KIND, command.network()));
    }

    @Override
    public Check check(AttachNetwork command, Caller caller) {
        var cluster = inventory.get(Cluster.class, command.cluster());
        var network = inventory.get(Network.class, command.network());
        return cluster.dataCenterId().filter(network.dataCenterId()::equals).isPresent()
                ? Check.FINE
                : Check.conflict("Cannot attach Network " + network.name() + " to Cluster " + cluster.name()
                        + ". They belong to different Data Centers.");
    }

    @Override
    public String describe(AttachNetwork command) {
        return "Attaching Network "
                + inventory.get(Network.class, command.network()).name() + " to Cluster "
                + inventory.get(Cluster.class, command.cluster()).name();
    }

    @Override
    public void begin(AttachNetwork command, Caller caller) {
        var row = inventory
                .first(
                        ClusterNetwork.class,
                        Where.equal("clusterId", command.cluster()).andEqual("networkId", command.network()))
                .orElseGet(() -> fresh(command));
        row.setRequired(command.required());
        takeFromOthers(command);
        row.setDisplay(command.display());
        row.setMigration(command.migration());
        row.setDefaultRoute(command.defaultRoute());
        row.setGluster(command.gluster());
        row.setManagement(row.management() || command.management());
        events.record(Event.normal(945, caller, describe(command) + " was asked for by " + caller.name() + ".")
                .about(AddNetworkHandler.KIND, command.network())
                .about("cluster", command.cluster()));
    }

    /** Each of these is done by one network of a cluster only. */
    private void takeFromOthers(AttachNetwork command) {
        for (var other : inventory.list(ClusterNetwork.class, Where.equal("clusterId", command.cluster()))) {
            other.setManagement(other.management() && !command.management());
            other.setDisplay(other.display() && !command.display());
            other.setMigration(other.migration() && !command.migration());
            other.setDefaultRoute(other.defaultRoute() && !command.defaultRoute());
            other.setGluster(other.gluster() && !command.gluster());
        }
    }

    private ClusterNetwork fresh(AttachNetwork command) {
        var row = new ClusterNetwork(UUID.randomUUID());
        row.setClusterId(command.cluster());
        row.setNetworkId(command.network());
        inventory.add(row);
        return row;
    }
}
