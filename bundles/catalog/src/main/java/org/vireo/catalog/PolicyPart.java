package org.vireo.catalog;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.engine.api.schedule.PolicyUnits.Role;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.model.DefinitionId;

/** What the three parts of a scheduling policy have in common: each names a unit of its role, once. */
abstract class PolicyPart implements DefinitionKind {
    private final Inventory inventory;
    private final PolicyUnits units;
    private final Role role;

    PolicyPart(Inventory inventory, PolicyUnits units, Role role) {
        this.inventory = inventory;
        this.units = units;
        this.role = role;
    }

    @Override
    public String name() {
        return "policy_" + role.word();
    }

    @Override
    public String label() {
        return role.word() + " of a scheduling policy";
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return Permit.system("configure_engine");
    }

    @Override
    public int event(Change change) {
        return 9912;
    }

    @Override
    public boolean named() {
        return false;
    }

    @Override
    public Optional<String> ownerKind() {
        return Optional.of(AddDefinitionHandler.KIND);
    }

    @Override
    public Check check(Definition wanted, boolean isNew) {
        var given = Attributes.of(wanted);
        var unit =
                given.reference("scheduling_policy_unit").flatMap(units::find).filter(found -> found.role() == role);
        if (unit.isEmpty()) {
            return Check.invalid("There is no such " + role.word() + ".");
        }
        var twice = inventory.list(Definition.class, DefinitionRules.ofOwner(name(), wanted.ownerId())).stream()
                .anyMatch(other -> !other.id().equals(wanted.id())
                        && Attributes.of(other)
                                .reference("scheduling_policy_unit")
                                .equals(Optional.of(unit.get().id())));
        return policy(wanted)
                .and(
                        twice
                                ? Check.conflict("The policy has the " + role.word() + " "
                                        + unit.get().name() + " already.")
                                : Check.FINE)
                .and(given.notNegative("factor"));
    }

    private Check policy(Definition part) {
        return SchedulingPolicyKind.unlocked(
                inventory.get(Definition.class, new DefinitionId(part.ownerId().orElseThrow())));
    }

    @Override
    public Check removable(Definition definition) {
        return policy(definition);
    }
}
