package org.vireo.identity;

import java.util.Optional;
import java.util.Set;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Names;
import org.vireo.inventory.Access;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Role;
import org.vireo.inventory.Where;
import org.vireo.model.RoleId;

/** What a role may be. Thread-safe. */
final class RoleRules {
    private final Access access;
    private final Inventory inventory;

    RoleRules(Access access, Inventory inventory) {
        this.access = access;
        this.inventory = inventory;
    }

    /** Permits must exist, and those of administrators belong to roles of administrators. */
    Check permits(Set<Integer> wanted, boolean administrative) {
        if (wanted.isEmpty()) {
            return Check.invalid("A role needs at least one permit.");
        }
        var known = access.permits();
        for (var id : wanted) {
            var permit = known.stream().filter(one -> one.id() == id).findFirst();
            if (permit.isEmpty()) {
                return Check.invalid("There is no permit " + id + ".");
            }
            if (permit.get().administrative() && !administrative) {
                return Check.invalid("The permit " + permit.get().name() + " is for roles of administrators only.");
            }
        }
        return Check.FINE;
    }

    /** Those that come with the engine stay as they are. */
    Check mutable(RoleId id) {
        var role = inventory.get(Role.class, id);
        return role.mutable()
                ? Check.FINE
                : Check.conflict("Cannot change Role " + role.name() + ". It is predefined.");
    }

    Check name(String name, Optional<RoleId> except) {
        return Names.free(inventory, Role.class, Where.all(), "Role", name, except);
    }
}
