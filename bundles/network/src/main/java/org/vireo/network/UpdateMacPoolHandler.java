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
import org.vireo.engine.api.command.Names;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.UpdateMacPool;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.MacRange;
import org.vireo.inventory.Where;

/** Changes a pool of MAC addresses; interfaces keep what they have. */
@Component(service = CommandHandler.class)
public final class UpdateMacPoolHandler implements CommandHandler<UpdateMacPool> {
    private final Inventory inventory;
    private final Events events;

    @Activate
    public UpdateMacPoolHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<UpdateMacPool> command() {
        return UpdateMacPool.class;
    }

    @Override
    public Permit permit(UpdateMacPool command) {
        return Permit.on("edit_mac_pool", AddMacPoolHandler.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(UpdateMacPool command) {
        return Set.of(LockKey.exclusive(AddMacPoolHandler.KIND, command.id()));
    }

    @Override
    public Check check(UpdateMacPool command, Caller caller) {
        var pool = inventory.get(MacPool.class, command.id());
        return command.details()
                .name()
                .filter(name -> !name.equals(pool.name()))
                .map(name ->
                        Names.free(inventory, MacPool.class, Where.all(), "MAC pool", name, Optional.of(command.id())))
                .orElse(Check.FINE)
                .and(command.ranges().map(MacRanges::check).orElse(Check.FINE));
    }

    @Override
    public String describe(UpdateMacPool command) {
        return "Editing MAC pool " + inventory.get(MacPool.class, command.id()).name();
    }

    @Override
    public void begin(UpdateMacPool command, Caller caller) {
        var pool = inventory.get(MacPool.class, command.id());
        command.details().applyTo(pool);
        command.allowDuplicates().ifPresent(pool::setAllowDuplicates);
        command.ranges().ifPresent(ranges -> {
            inventory
                    .list(MacRange.class, Where.equal("macPoolId", command.id()))
                    .forEach(inventory::remove);
            AddMacPoolHandler.keep(inventory, command.id(), ranges);
        });
        events.record(
                Event.normal(10702, caller, "MAC pool " + pool.name() + " was changed by " + caller.name() + "."));
    }
}
