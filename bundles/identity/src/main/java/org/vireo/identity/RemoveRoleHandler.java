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
import org.vireo.engine.api.identity.RemoveRole;
import org.vireo.inventory.Access;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Permission;
import org.vireo.inventory.Role;
import org.vireo.inventory.Where;

/** Removes a role. */
@Component(service = CommandHandler.class)
public final class RemoveRoleHandler implements CommandHandler<RemoveRole> {
    private final Inventory inventory;
    private final Access access;
    private final Events events;

    @Activate
    public RemoveRoleHandler(@Reference Inventory inventory, @Reference Access access, @Reference Events events) {
        this.inventory = inventory;
        this.access = access;
        this.events = events;
    }

    @Override
    public Class<RemoveRole> command() {
        return RemoveRole.class;
    }

    @Override
    public Permit permit(RemoveRole command) {
        return Permit.system("manipulate_roles");
    }

    @Override
    public Set<LockKey> locks(RemoveRole command) {
        return Set.of(LockKey.exclusive("role", command.id()));
    }

    @Override
    public Check check(RemoveRole command, Caller caller) {
        var used = inventory.count(Permission.class, Where.equal("roleId", command.id())) > 0;
        return new RoleRules(access, inventory)
                .mutable(command.id())
                .and(used ? Check.conflict("Cannot remove Role. It is assigned to users or groups.") : Check.FINE);
    }

    @Override
    public String describe(RemoveRole command) {
        return "Removing Role " + inventory.get(Role.class, command.id()).name();
    }

    @Override
    public void begin(RemoveRole command, Caller caller) {
        var role = inventory.get(Role.class, command.id());
        inventory.remove(role);
        events.record(Event.normal(866, caller, "Role " + role.name() + " was removed by " + caller.name() + "."));
    }
}
