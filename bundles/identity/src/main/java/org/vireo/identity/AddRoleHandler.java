package org.vireo.identity;

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
import org.vireo.engine.api.identity.AddRole;
import org.vireo.inventory.Access;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Role;

/** Adds a role. */
@Component(service = CommandHandler.class)
public final class AddRoleHandler implements CommandHandler<AddRole> {
    private final Inventory inventory;
    private final Access access;
    private final Events events;

    @Activate
    public AddRoleHandler(@Reference Inventory inventory, @Reference Access access, @Reference Events events) {
        this.inventory = inventory;
        this.access = access;
        this.events = events;
    }

    @Override
    public Class<AddRole> command() {
        return AddRole.class;
    }

    @Override
    public Permit permit(AddRole command) {
        return Permit.system("manipulate_roles");
    }

    @Override
    public Set<LockKey> locks(AddRole command) {
        return Set.of(LockKey.name("role", command.details().name()));
    }

    @Override
    public Check check(AddRole command, Caller caller) {
        var rules = new RoleRules(access, inventory);
        return rules.name(command.details().name(), Optional.empty())
                .and(rules.permits(command.permits(), command.administrative()));
    }

    @Override
    public String describe(AddRole command) {
        return "Adding Role " + command.details().name();
    }

    @Override
    public void begin(AddRole command, Caller caller) {
        var role = new Role(command.id());
        command.details().applyTo(role);
        role.setAdministrative(command.administrative());
        role.setMutable(true);
        inventory.add(role);
        inventory.flush();
        access.setPermits(command.id(), command.permits());
        events.record(Event.normal(864, caller, "Role " + role.name() + " was added by " + caller.name() + "."));
    }
}
