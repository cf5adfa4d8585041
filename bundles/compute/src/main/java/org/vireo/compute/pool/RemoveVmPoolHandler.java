package org.vireo.compute.pool;

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
import org.vireo.engine.api.pool.RemoveVmPool;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.VmStatus;

/** Begins the removal of a pool; the keeper of pools removes its virtual machines and then itself. */
@Component(service = CommandHandler.class)
public final class RemoveVmPoolHandler implements CommandHandler<RemoveVmPool> {
    private final Inventory inventory;
    private final Events events;
    private final Pools pools;

    @Activate
    public RemoveVmPoolHandler(@Reference Inventory inventory, @Reference Events events, @Reference Pools pools) {
        this.inventory = inventory;
        this.events = events;
        this.pools = pools;
    }

    @Override
    public Class<RemoveVmPool> command() {
        return RemoveVmPool.class;
    }

    @Override
    public Permit permit(RemoveVmPool command) {
        return Permit.on("delete_vm_pool", Pools.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(RemoveVmPool command) {
        return Set.of(LockKey.exclusive(Pools.KIND, command.id()));
    }

    @Override
    public String describe(RemoveVmPool command) {
        return "Removing VM Pool " + pools.get(command.id()).name();
    }

    @Override
    public Check check(RemoveVmPool command, Caller caller) {
        var pool = pools.get(command.id());
        for (var member : pools.members(pool.id())) {
            var vm = inventory.get(Vm.class, member.vmId());
            if (vm.status() != VmStatus.DOWN) {
                return Check.conflict("Cannot remove VM Pool. VM " + vm.name() + " of it is not down.");
            }
        }
        return pools.staying(pool, "Cannot remove VM Pool.");
    }

    @Override
    public void begin(RemoveVmPool command, Caller caller) {
        var pool = pools.get(command.id());
        events.record(Event.normal(9722, caller, "VM Pool " + pool.name() + " was removed by " + caller.name() + ".")
                .about("cluster", pool.clusterId()));
        if (pools.members(pool.id()).isEmpty()) {
            inventory.remove(pool);
        } else {
            pool.setRemoving(true);
        }
    }
}
