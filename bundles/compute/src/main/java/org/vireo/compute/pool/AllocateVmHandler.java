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
import org.vireo.engine.api.pool.AllocateVm;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;

/** Gives a virtual machine of a pool to a user. */
@Component(service = CommandHandler.class)
public final class AllocateVmHandler implements CommandHandler<AllocateVm> {
    private final Inventory inventory;
    private final Events events;
    private final Pools pools;

    @Activate
    public AllocateVmHandler(@Reference Inventory inventory, @Reference Events events, @Reference Pools pools) {
        this.inventory = inventory;
        this.events = events;
        this.pools = pools;
    }

    @Override
    public Class<AllocateVm> command() {
        return AllocateVm.class;
    }

    @Override
    public Permit permit(AllocateVm command) {
        return Permit.on("vm_pool_basic_operations", Pools.KIND, command.pool());
    }

    @Override
    public Set<LockKey> locks(AllocateVm command) {
        return Set.of(LockKey.exclusive(Pools.KIND, command.pool()), LockKey.exclusive("vm", command.vm()));
    }

    @Override
    public String describe(AllocateVm command) {
        return "Allocating a VM of Pool " + pools.get(command.pool()).name();
    }

    @Override
    public Check check(AllocateVm command, Caller caller) {
        var pool = pools.get(command.pool());
        var member = pools.member(command.vm());
        if (member.filter(one -> one.poolId().equals(pool.id()) && one.userId().isEmpty())
                .isEmpty()) {
            return Check.conflict("Cannot allocate VM. It is not free in VM Pool " + pool.name() + " any more.");
        }
        if (!pools.ready(pool, command.vm())) {
            return Check.conflict("Cannot allocate VM. VM Pool " + pool.name() + " has none that is ready.");
        }
        return pools.staying(pool, "Cannot allocate VM.").and(pools.within(pool, caller));
    }

    @Override
    public void begin(AllocateVm command, Caller caller) {
        var pool = pools.get(command.pool());
        var vm = inventory.get(Vm.class, command.vm());
        pools.give(pools.member(command.vm()).orElseThrow(), caller);
        events.record(Event.normal(
                        9723,
                        caller,
                        "VM " + vm.name() + " of VM Pool " + pool.name() + " was given to " + caller.name() + ".")
                .about("vm", vm.id())
                .about(Pools.KIND, pool.id()));
    }
}
