package org.vireo.catalog;

import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;

/** Scheduling policies; the ones from the beginning cannot be changed. */
@Component
public final class SchedulingPolicyKind implements DefinitionKind {
    private final Inventory inventory;

    /** Reads the inventory. */
    @Activate
    public SchedulingPolicyKind(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "scheduling_policy";
    }

    @Override
    public String label() {
        return "scheduling policy";
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return Permit.system("configure_engine");
    }

    @Override
    public int event(Change change) {
        return switch (change) {
            case ADD -> 9910;
            case UPDATE -> 9912;
            case REMOVE -> 9914;
        };
    }

    @Override
    public Check check(Definition wanted, boolean isNew) {
        return isNew ? Check.FINE : unlocked(inventory.get(Definition.class, wanted.id()));
    }

    static Check unlocked(Definition policy) {
        return Attributes.of(policy).isTrue("locked")
                ? Check.conflict("Scheduling policy " + policy.name() + " is locked.")
                : Check.FINE;
    }

    @Override
    public Check removable(Definition definition) {
        var id = definition.id().toString();
        var users = inventory.list(Cluster.class, Where.all()).stream()
                .filter(cluster -> Attributes.of(cluster.extras())
                        .text("scheduling_policy.id")
                        .filter(id::equals)
                        .isPresent())
                .map(Cluster::name)
                .sorted()
                .toList();
        return unlocked(definition)
                .and(
                        users.isEmpty()
                                ? Check.FINE
                                : Check.conflict("Cannot remove scheduling policy " + definition.name()
                                        + ". Clusters use it: " + String.join(", ", users) + "."));
    }
}
