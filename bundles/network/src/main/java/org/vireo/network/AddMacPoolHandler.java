package org.vireo.network;

import java.util.List;
import java.util.Locale;
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
import org.vireo.engine.api.network.AddMacPool;
import org.vireo.engine.api.network.MacAddressRange;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.MacRange;
import org.vireo.inventory.Where;
import org.vireo.model.MacPoolId;

/** Adds a pool of MAC addresses. */
@Component(service = CommandHandler.class)
public final class AddMacPoolHandler implements CommandHandler<AddMacPool> {
    static final String KIND = "mac_pool";
    private final Inventory inventory;
    private final Events events;

    @Activate
    public AddMacPoolHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<AddMacPool> command() {
        return AddMacPool.class;
    }

    @Override
    public Permit permit(AddMacPool command) {
        return Permit.system("create_mac_pool");
    }

    @Override
    public Set<LockKey> locks(AddMacPool command) {
        return Set.of(LockKey.name(KIND, command.details().name()));
    }

    @Override
    public Check check(AddMacPool command, Caller caller) {
        return Names.free(
                        inventory,
                        MacPool.class,
                        Where.all(),
                        "MAC pool",
                        command.details().name(),
                        Optional.empty())
                .and(MacRanges.check(command.ranges()));
    }

    @Override
    public String describe(AddMacPool command) {
        return "Adding MAC pool " + command.details().name();
    }

    @Override
    public void begin(AddMacPool command, Caller caller) {
        var pool = new MacPool(command.id());
        command.details().applyTo(pool);
        pool.setAllowDuplicates(command.allowDuplicates());
        inventory.add(pool);
        keep(inventory, command.id(), command.ranges());
        events.record(Event.normal(10700, caller, "MAC pool " + pool.name() + " was added by " + caller.name() + "."));
    }

    static void keep(Inventory inventory, MacPoolId pool, List<MacAddressRange> ranges) {
        ranges.forEach(range -> inventory.add(new MacRange(
                pool, range.from().toLowerCase(Locale.ROOT), range.to().toLowerCase(Locale.ROOT))));
    }
}
