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
import org.vireo.engine.api.pool.DetachVm;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.VmStatus;

/** Takes a virtual machine out of its pool. */
@Component(service = CommandHandler.class)
public final class DetachVmHandler implements CommandHandler<DetachVm> {
    private final Inventory inventory;
    private final Events events;
    private final Pools pools;

    @Activate
    public DetachVmHandler(@Reference Inventory inventory, @Reference Events events, @Reference Pools pools) {
        this.inventory = inventory;
        this.events = events;
        this.pools = pools;
    }

    @Override
    public Class<DetachVm> command() {
        return DetachVm.class;
    }

    @Override
    public Permit permit(DetachVm command) {
        return Permit.on("edit_vm_pool_configuration", "vm", command.vm());
    }

    @Override
    public Set<LockKey> locks(DetachVm command) {
        return Set.of(LockKey.exclusive("vm", command.vm()));
    }

    @Override
    public String describe(DetachVm command) {
        return "Detaching VM " + inventory.get(Vm.class, command.vm()).name() + " from its Pool";
    }

    @Override
    public Check check(DetachVm command, Caller caller) {
        var vm = inventory.get(Vm.class, command.vm());
        if (pools.member(command.vm()).isEmpty()) {
            return Check.conflict("Cannot detach VM from VM Pool. VM " + vm.name() + " is in none.");
        }
        return vm.status() == VmStatus.DOWN
                ? Check.FINE
                : Check.conflict("Cannot detach VM from VM Pool. VM " + vm.name() + " is not down.");
    }

    @Override
    public void begin(DetachVm command, Caller caller) {
        var vm = inventory.get(Vm.class, command.vm());
        var member = pools.member(command.vm()).orElseThrow();
        var pool = pools.get(member.poolId());
        pool.setSize(Math.max(0, pool.size() - 1));
        pool.setPrestarted(Math.min(pool.prestarted(), pool.size()));
        inventory.remove(member);
        events.record(Event.normal(
                        9725,
                        caller,
                        "VM " + vm.name() + " was detached from VM Pool " + pool.name() + " by " + caller.name() + ".")
                .about("vm", vm.id())
                .about(Pools.KIND, pool.id()));
    }
}
