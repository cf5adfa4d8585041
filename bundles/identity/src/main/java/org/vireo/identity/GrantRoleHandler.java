package org.vireo.identity;

import java.time.Clock;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.Sight;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.identity.GrantRole;
import org.vireo.inventory.Access;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Permission;
import org.vireo.inventory.Role;
import org.vireo.inventory.Where;
import org.vireo.model.ErrorKind;
import org.vireo.model.GroupId;
import org.vireo.model.Id;

/** Gives somebody a role. */
@Component(service = CommandHandler.class)
public final class GrantRoleHandler implements CommandHandler<GrantRole> {
    private final Inventory inventory;
    private final Access access;
    private final Events events;
    private final Clock clock;

    @Activate
    public GrantRoleHandler(@Reference Inventory inventory, @Reference Access access, @Reference Events events) {
        this(inventory, access, events, Clock.systemUTC());
    }

    GrantRoleHandler(Inventory inventory, Access access, Events events, Clock clock) {
        this.inventory = inventory;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Class<GrantRole> command() {
        return GrantRole.class;
    }

    @Override
    public Permit permit(GrantRole command) {
        return new Permit("manipulate_permissions", command.objectKind(), command.object());
    }

    @Override
    public Set<LockKey> locks(GrantRole command) {
        return Set.of(LockKey.exclusive("principal", principal(command)));
    }

    @Override
    public Check check(GrantRole command, Caller caller) {
        var role = inventory.get(Role.class, command.role());
        if (role.administrative() && !new SuperUsers(access, inventory).mayHandOutAdministration(caller)) {
            return Check.refused(
                    ErrorKind.REFUSED,
                    "User " + caller.name() + " is not allowed to do this: only a SuperUser on the system may give the"
                            + " role " + role.name() + ", which is one of administrators.");
        }
        if (command.user().isPresent() == command.group().isPresent()) {
            return Check.invalid("A permission is for a user or for a group.");
        }
        var there = Where.equal(command.user().isPresent() ? "accountId" : "groupId", principal(command))
                .andEqual("roleId", command.role())
                .andEqual("objectId", command.object());
        return inventory.count(Permission.class, there) > 0
                ? Check.conflict("Cannot add Permission. " + who(command) + " has the role " + role.name()
                        + " on this object already.")
                : Check.FINE;
    }

    @Override
    public String describe(GrantRole command) {
        return "Giving " + who(command) + " the role "
                + inventory.get(Role.class, command.role()).name();
    }

    @Override
    public void begin(GrantRole command, Caller caller) {
        var permission = new Permission(command.id());
        permission.setRoleId(command.role());
        permission.setAccountId(command.user());
        permission.setGroupId(command.group());
        permission.setObjectKind(command.objectKind());
        permission.setObjectId(command.object());
        permission.setCreated(clock.instant());
        inventory.add(permission);
        // who is given something is known from then on
        Principals.setKnown(
                inventory, command.group().isPresent(), principal(command).value(), true);
        var role = inventory.get(Role.class, command.role()).name();
        events.record(Event.normal(
                850,
                caller,
                who(command) + " was given the role " + role + " on " + command.objectKind() + " " + command.object()
                        + " by " + caller.name() + "."));
    }

    private static Id principal(GrantRole command) {
        return command.user()
                .<Id>map(user -> user)
                .orElseGet(() -> command.group().orElse(new GroupId(Sight.EVERYONE)));
    }

    private String who(GrantRole command) {
        return Principals.name(
                inventory, command.group().isPresent(), principal(command).value());
    }
}
