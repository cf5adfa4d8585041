package org.vireo.hosts;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.RemoveCluster;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.ClusterNetwork;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;

/** Removes a cluster without hosts, virtual machines and templates. */
@Component(service = CommandHandler.class)
public final class RemoveClusterHandler implements CommandHandler<RemoveCluster> {
    private final Inventory inventory;
    private final Events events;

    @Activate
    public RemoveClusterHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<RemoveCluster> command() {
        return RemoveCluster.class;
    }

    @Override
    public Permit permit(RemoveCluster command) {
        return Permit.on("delete_cluster", AddClusterHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(RemoveCluster command) {
        return Set.of(LockKey.exclusive(AddClusterHandler.KIND, command.id()));
    }

    @Override
    public Check check(RemoveCluster command, Caller caller) {
        var name = inventory.get(Cluster.class, command.id()).name();
        return nothing(Host.class, "hosts", name, command)
                .and(nothing(Vm.class, "virtual machines", name, command))
                .and(nothing(Template.class, "templates", name, command));
    }

    private Check nothing(Class<?> type, String what, String name, RemoveCluster command) {
        return inventory.count(type, Where.equal("clusterId", command.id())) == 0
                ? Check.FINE
                : Check.conflict("Cannot remove Cluster " + name + ". It contains " + what + ".");
    }

    @Override
    public String describe(RemoveCluster command) {
        return "Removing Cluster " + inventory.get(Cluster.class, command.id()).name();
    }

    @Override
    public void begin(RemoveCluster command, Caller caller) {
        var cluster = inventory.get(Cluster.class, command.id());
        inventory
                .list(ClusterNetwork.class, Where.equal("clusterId", command.id()))
                .forEach(inventory::remove);
        inventory.flush();
        inventory.remove(cluster);
        events.record(
                Event.normal(813, caller, "Cluster " + cluster.name() + " was removed by " + caller.name() + "."));
    }
}
