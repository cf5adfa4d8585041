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
import org.vireo.engine.api.identity.RevokeRole;
import org.vireo.inventory.Access;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Permission;
import org.vireo.inventory.Role;
import org.vireo.model.ErrorKind;
import org.vireo.model.UserId;

/** Takes a role from somebody. */
@Component(service = CommandHandler.class)
public final class RevokeRoleHandler implements CommandHandler<RevokeRole> {
    private final Inventory inventory;
    private final Access access;
    private final Events events;

    @Activate
    public RevokeRoleHandler(@Reference Inventory inventory, @Reference Access access, @Reference Events events) {
        this.inventory = inventory;
        this.access = access;
        this.events = events;
    }

    @Override
    public Class<RevokeRole> command() {
        return RevokeRole.class;
    }

    @Override
    public Permit permit(RevokeRole command) {
        var permission = permission(command);
        return new Permit("manipulate_permissions", permission.objectKind(), permission.objectId());
    }

    @Override
    public Set<LockKey> locks(RevokeRole command) {
        return Set.of(LockKey.exclusive("permission", new UserId(command.id())));
    }

    @Override
    public Check check(RevokeRole command, Caller caller) {
        var role = inventory.get(Role.class, permission(command).roleId());
        return role.administrative() && !new SuperUsers(access, inventory).mayHandOutAdministration(caller)
                ? Check.refused(
                        ErrorKind.REFUSED,
                        "User " + caller.name() + " is not allowed to do this: only a SuperUser on the system may take"
                                + " away the role " + role.name() + ", which is one of administrators.")
                : Check.FINE;
    }

    @Override
    public String describe(RevokeRole command) {
        return "Taking the role "
                + inventory.get(Role.class, permission(command).roleId()).name() + " away";
    }

    @Override
    public void begin(RevokeRole command, Caller caller) {
        var permission = permission(command);
        var role = inventory.get(Role.class, permission.roleId()).name();
        var group = permission.groupId().isPresent();
        var id = group
                ? permission.groupId().get().value()
                : permission.accountId().orElseThrow().value();
        inventory.remove(permission);
        new SuperUsers(access, inventory).oneIsLeft();
        events.record(Event.normal(
                852,
                caller,
                Principals.name(inventory, group, id) + " was deprived of the role " + role + " on "
                        + permission.objectKind() + " " + permission.objectId() + " by " + caller.name() + "."));
    }

    private Permission permission(RevokeRole command) {
        return inventory.get(Permission.class, new UserId(command.id()));
    }
}
