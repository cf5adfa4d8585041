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
import org.vireo.engine.api.pool.ReturnVm;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;

/** Takes a virtual machine of a pool back. */
@Component(service = CommandHandler.class)
public final class ReturnVmHandler implements CommandHandler<ReturnVm> {
    private final Inventory inventory;
    private final Events events;
    private final Pools pools;

    @Activate
    public ReturnVmHandler(@Reference Inventory inventory, @Reference Events events, @Reference Pools pools) {
        this.inventory = inventory;
        this.events = events;
        this.pools = pools;
    }

    @Override
    public Class<ReturnVm> command() {
        return ReturnVm.class;
    }

    @Override
    public Permit permit(ReturnVm command) {
        return Permit.on("edit_vm_pool_configuration", "vm", command.vm());
    }

    @Override
    public Set<LockKey> locks(ReturnVm command) {
        return Set.of(LockKey.exclusive("vm", command.vm()));
    }

    @Override
    public String describe(ReturnVm command) {
        return "Returning VM " + inventory.get(Vm.class, command.vm()).name() + " to its Pool";
    }

    @Override
    public Check check(ReturnVm command, Caller caller) {
        return pools.member(command.vm()).flatMap(member -> member.userId()).isPresent()
                ? Check.FINE
                : Check.conflict("Cannot return VM. Nobody has taken it from a VM Pool.");
    }

    @Override
    public void begin(ReturnVm command, Caller caller) {
        pools.takeBack(pools.member(command.vm()).orElseThrow());
        var vm = inventory.get(Vm.class, command.vm());
        events.record(Event.normal(9724, caller, "VM " + vm.name() + " returned to its VM Pool.")
                .about("vm", vm.id()));
    }
}
