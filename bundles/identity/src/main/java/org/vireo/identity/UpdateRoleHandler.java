package org.vireo.identity;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.vireo.engine.api.identity.UpdateRole;
import org.vireo.inventory.Access;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Role;

/** Changes a role. */
@Component(service = CommandHandler.class)
public final class UpdateRoleHandler implements CommandHandler<UpdateRole> {
    private final Inventory inventory;
    private final Access access;
    private final Events events;

    @Activate
    public UpdateRoleHandler(@Reference Inventory inventory, @Reference Access access, @Reference Events events) {
        this.inventory = inventory;
        this.access = access;
        this.events = events;
    }

    @Override
    public Class<UpdateRole> command() {
        return UpdateRole.class;
    }

    @Override
    public Permit permit(UpdateRole command) {
        return Permit.system("manipulate_roles");
    }

    @Override
    public Set<LockKey> locks(UpdateRole command) {
        return Set.of(LockKey.exclusive("role", command.id()));
    }

    @Override
    public Check check(UpdateRole command, Caller caller) {
        var rules = new RoleRules(access, inventory);
        var name = command.details().name().map(wanted -> rules.name(wanted, Optional.of(command.id())));
        var administrative = command.administrative()
                .orElseGet(() -> inventory.get(Role.class, command.id()).administrative());
        return rules.mutable(command.id())
                .and(name.orElse(Check.FINE))
                .and(rules.permits(wanted(command), administrative));
    }

    @Override
    public String describe(UpdateRole command) {
        return "Editing Role " + inventory.get(Role.class, command.id()).name();
    }

    @Override
    public void begin(UpdateRole command, Caller caller) {
        var role = inventory.get(Role.class, command.id());
        command.details().applyTo(role);
        command.administrative().ifPresent(role::setAdministrative);
        command.permits().ifPresent(permits -> access.setPermits(command.id(), permits));
        events.record(Event.normal(862, caller, "Role " + role.name() + " was changed by " + caller.name() + "."));
    }

    private Set<Integer> wanted(UpdateRole command) {
        return command.permits()
                .orElseGet(() -> access.permits(command.id()).stream()
                        .map(Access.PermitInfo::id)
                        .collect(Collectors.toSet()));
    }
}
