package org.vireo.compute.pool;

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
import org.vireo.engine.api.pool.UpdateVmPool;

/** Changes a pool; the keeper of pools makes what is missing then. */
@Component(service = CommandHandler.class)
public final class UpdateVmPoolHandler implements CommandHandler<UpdateVmPool> {
    private final Events events;
    private final Pools pools;

    @Activate
    public UpdateVmPoolHandler(@Reference Events events, @Reference Pools pools) {
        this.events = events;
        this.pools = pools;
    }

    @Override
    public Class<UpdateVmPool> command() {
        return UpdateVmPool.class;
    }

    @Override
    public Permit permit(UpdateVmPool command) {
        return Permit.on("edit_vm_pool_configuration", Pools.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(UpdateVmPool command) {
        return pools.locks(command.id(), command.details().name());
    }

    @Override
    public String describe(UpdateVmPool command) {
        return "Editing VM Pool " + pools.get(command.id()).name();
    }

    @Override
    public Check check(UpdateVmPool command, Caller caller) {
        var pool = pools.get(command.id());
        var size = command.size().orElse(pool.size());
        if (size < pool.size()) {
            return Check.conflict("Cannot edit VM Pool. It shrinks only by detaching VMs from it.");
        }
        return pools.staying(pool, "Cannot edit VM Pool.")
                .and(command.details()
                        .name()
                        .map(name -> pools.name(name, Optional.of(pool.id())))
                        .orElse(Check.FINE))
                .and(Pools.numbers(
                        size,
                        command.prestarted().orElse(pool.prestarted()),
                        command.maxUserVms().orElse(pool.maxUserVms())));
    }

    @Override
    public void begin(UpdateVmPool command, Caller caller) {
        var pool = pools.get(command.id());
        command.details().applyTo(pool);
        command.size().ifPresent(pool::setSize);
        command.prestarted().ifPresent(pool::setPrestarted);
        command.maxUserVms().ifPresent(pool::setMaxUserVms);
        events.record(Event.normal(9721, caller, "VM Pool " + pool.name() + " was changed by " + caller.name() + ".")
                .about(Pools.KIND, pool.id()));
    }
}
