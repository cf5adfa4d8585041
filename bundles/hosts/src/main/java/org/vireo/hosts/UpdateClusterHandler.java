package org.vireo.hosts;

import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.center.UpdateCluster;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Names;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.Where;

/** Changes the names and settings of a cluster. */
@Component(service = CommandHandler.class)
public final class UpdateClusterHandler implements CommandHandler<UpdateCluster> {
    private final Inventory inventory;
    private final Events events;

    @Activate
    public UpdateClusterHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<UpdateCluster> command() {
        return UpdateCluster.class;
    }

    @Override
    public Permit permit(UpdateCluster command) {
        return Permit.on("edit_cluster_configuration", AddClusterHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(UpdateCluster command) {
        return Set.of(LockKey.exclusive(AddClusterHandler.KIND, command.id()));
    }

    @Override
    public Check check(UpdateCluster command, Caller caller) {
        var cluster = inventory.get(Cluster.class, command.id());
        command.dataCenter().ifPresent(center -> inventory.get(DataCenter.class, center));
        command.macPool().ifPresent(pool -> inventory.get(MacPool.class, pool));
        if (command.memoryOvercommitPercent().filter(percent -> percent < 100).isPresent()) {
            return Check.invalid("Memory over-commitment of a Cluster must be at least 100 percent.");
        }
        if (cluster.dataCenterId().isPresent()
                && command.dataCenter().isPresent()
                && !command.dataCenter().equals(cluster.dataCenterId())) {
            return Check.conflict("Cannot edit Cluster " + cluster.name() + ". It belongs to a Data Center already.");
        }
        return command.details()
                .name()
                .map(name ->
                        Names.free(inventory, Cluster.class, Where.all(), "Cluster", name, Optional.of(command.id())))
                .orElse(Check.FINE);
    }

    @Override
    public String describe(UpdateCluster command) {
        return "Editing Cluster " + inventory.get(Cluster.class, command.id()).name();
    }

    @Override
    public void begin(UpdateCluster command, Caller caller) {
        var cluster = inventory.get(Cluster.class, command.id());
        command.details().applyTo(cluster);
        command.dataCenter().ifPresent(center -> cluster.setDataCenterId(Optional.of(center)));
        command.cpuType().ifPresent(cluster::setCpuType);
        command.macPool().ifPresent(pool -> cluster.setMacPoolId(Optional.of(pool)));
        command.memoryOvercommitPercent().ifPresent(cluster::setMemoryOvercommitPercent);
        command.compatibility().ifPresent(cluster::setCompatibility);
        events.record(Event.normal(811, caller, "Cluster " + cluster.name() + " was changed by " + caller.name() + ".")
                .about(AddClusterHandler.KIND, command.id()));
    }
}
