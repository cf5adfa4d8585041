package org.vireo.identity;

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
import org.vireo.engine.api.identity.AddPrincipal;
import org.vireo.inventory.Inventory;
import org.vireo.model.UserId;

/** Takes a user or group from the directory. Directories other than the engine's own come as plugins. */
@Component(service = CommandHandler.class)
public final class AddPrincipalHandler implements CommandHandler<AddPrincipal> {
    private final Inventory inventory;
    private final Events events;

    @Activate
    public AddPrincipalHandler(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    @Override
    public Class<AddPrincipal> command() {
        return AddPrincipal.class;
    }

    @Override
    public Permit permit(AddPrincipal command) {
        return Permit.system("add_users_and_groups_from_directory");
    }

    @Override
    public Set<LockKey> locks(AddPrincipal command) {
        return Set.of(LockKey.exclusive("principal", new UserId(command.id())));
    }

    @Override
    public Check check(AddPrincipal command, Caller caller) {
        return Check.FINE;
    }

    @Override
    public String describe(AddPrincipal command) {
        return "Adding " + Principals.name(inventory, command.group(), command.id());
    }

    @Override
    public void begin(AddPrincipal command, Caller caller) {
        Principals.setKnown(inventory, command.group(), command.id(), true);
        events.record(Event.normal(
                149,
                caller,
                Principals.name(inventory, command.group(), command.id()) + " was added by " + caller.name() + "."));
    }
}
