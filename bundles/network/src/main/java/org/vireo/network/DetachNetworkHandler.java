package org.vireo.network;

import java.util.Optional;
import java.util.Set;
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
import org.vireo.engine.api.network.DetachNetwork;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.ClusterNetwork;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;
import org.vireo.model.ErrorKind;

/** Takes a network from a cluster in which no interface uses it. */
@Component(service = CommandHandler.class)
public final class DetachNetworkHandler implements CommandHandler<DetachNetwork> {
    private final Inventory inventory;
    private final Events events;

    @Activate
    public DetachNetworkHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<DetachNetwork> command() {
        return DetachNetwork.class;
    }

    @Override
    public Permit permit(DetachNetwork command) {
        return Permit.on("assign_cluster_network", "cluster", command.cluster());
    }

    @Override
    public Set<LockKey> locks(DetachNetwork command) {
        return Set.of(
                LockKey.exclusive("cluster", command.cluster()),
                LockKey.shared(AddNetworkHandler.KIND, command.network()));
    }

    @Override
    public Check check(DetachNetwork command, Caller caller) {
        var name = inventory.get(Network.class, command.network()).name();
        var row = row(command);
        if (row.isEmpty()) {
            return Check.refused(ErrorKind.NOT_FOUND, "Network " + name + " is not attached to the Cluster.");
        }
        if (row.get().management()) {
            return Check.conflict("Cannot detach Network " + name + ". It is the management network of the Cluster.");
        }
        return used(command)
                ? Check.conflict("Cannot detach Network " + name + ". Virtual machines of the Cluster use it.")
                : Check.FINE;
    }

    private boolean used(DetachNetwork command) {
        var profiles = inventory.list(VnicProfile.class, Where.equal("networkId", command.network())).stream()
                .map(VnicProfile::id)
                .toList();
        var vms = inventory.list(Vm.class, Where.equal("clusterId", command.cluster())).stream()
                .map(Vm::id)
                .toList();
        return !profiles.isEmpty()
                && !vms.isEmpty()
                && inventory.list(Nic.class, Where.in("vnicProfileId", profiles)).stream()
                        .anyMatch(nic -> nic.vmId().filter(vms::contains).isPresent());
    }

    private Optional<ClusterNetwork> row(DetachNetwork command) {
        return inventory.first(
                ClusterNetwork.class,
                Where.equal("clusterId", command.cluster()).andEqual("networkId", command.network()));
    }

    @Override
    public String describe(DetachNetwork command) {
        return "Detaching Network "
                + inventory.get(Network.class, command.network()).name() + " from Cluster "
                + inventory.get(Cluster.class, command.cluster()).name();
    }

    @Override
    public void begin(DetachNetwork command, Caller caller) {
        row(command).ifPresent(inventory::remove);
        events.record(Event.normal(946, caller, describe(command) + " was asked for by " + caller.name() + ".")
                .about(AddNetworkHandler.KIND, command.network())
                .about("cluster", command.cluster()));
    }
}
