package org.vireo.identity;

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
import org.vireo.engine.api.identity.RemovePrincipal;
import org.vireo.inventory.Access;
import org.vireo.inventory.AccessToken;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Permission;
import org.vireo.inventory.Where;
import org.vireo.model.UserId;

/** Takes permissions, tokens and membership away with the user or group. */
@Component(service = CommandHandler.class)
public final class RemovePrincipalHandler implements CommandHandler<RemovePrincipal> {
    private final Inventory inventory;
    private final Access access;
    private final Events events;

    @Activate
    public RemovePrincipalHandler(@Reference Inventory inventory, @Reference Access access, @Reference Events events) {
        this.inventory = inventory;
        this.access = access;
        this.events = events;
    }

    @Override
    public Class<RemovePrincipal> command() {
        return RemovePrincipal.class;
    }

    @Override
    public Permit permit(RemovePrincipal command) {
        return Permit.system("manipulate_users");
    }

    @Override
    public Set<LockKey> locks(RemovePrincipal command) {
        return Set.of(LockKey.exclusive("principal", new UserId(command.id())));
    }

    @Override
    public Check check(RemovePrincipal command, Caller caller) {
        if (command.id().equals(Sight.EVERYONE)) {
            return Check.conflict("Cannot remove Group. Everyone belongs to it.");
        }
        if (command.id().equals(caller.user().value())) {
            return Check.conflict("Cannot remove User. A user cannot remove itself.");
        }
        return Check.FINE;
    }

    @Override
    public String describe(RemovePrincipal command) {
        return "Removing " + Principals.name(inventory, command.group(), command.id());
    }

    @Override
    public void begin(RemovePrincipal command, Caller caller) {
        var name = Principals.name(inventory, command.group(), command.id());
        Principals.setKnown(inventory, command.group(), command.id(), false);
        inventory
                .list(Permission.class, Where.equal(command.group() ? "groupId" : "accountId", command.id()))
                .forEach(inventory::remove);
        if (!command.group()) {
            inventory
                    .list(AccessToken.class, Where.equal("accountId", command.id()))
                    .forEach(inventory::remove);
            access.groups(new UserId(command.id())).forEach(group -> access.leave(new UserId(command.id()), group));
        }
        new SuperUsers(access, inventory).oneIsLeft();
        events.record(Event.normal(144, caller, name + " was removed by " + caller.name() + "."));
    }
}
