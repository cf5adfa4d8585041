package org.vireo.catalog;

import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.model.Id;

/** Quotas of a data center; the one from the beginning stays. */
@Component
public final class QuotaKind implements DefinitionKind {
    private final Inventory inventory;

    /** Reads the inventory. */
    @Activate
    public QuotaKind(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "quota";
    }

    @Override
    public String label() {
        return "quota";
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return Permit.on("configure_quota", "data_center", (Id) owner::orElseThrow);
    }

    @Override
    public int event(Change change) {
        return switch (change) {
            case ADD -> 3000;
            case UPDATE -> 3002;
            case REMOVE -> 3004;
        };
    }

    @Override
    public Optional<String> ownerKind() {
        return Optional.of("data_center");
    }

    @Override
    public Check check(Definition wanted, boolean isNew) {
        var given = Attributes.of(wanted);
        return given.notNegative(
                        "cluster_soft_limit_pct",
                        "cluster_hard_limit_pct",
                        "storage_soft_limit_pct",
                        "storage_hard_limit_pct")
                .and(percent(given, "cluster_soft_limit_pct"))
                .and(percent(given, "storage_soft_limit_pct"))
                .and(
                        isNew || !QuotaUse.isDefault(inventory, wanted)
                                ? Check.FINE
                                : Check.conflict("The Default quota cannot be changed."));
    }

    private static Check percent(Attributes given, String name) {
        return given.number(name).filter(value -> value > 100).isPresent()
                ? Check.invalid(name + " may not be more than 100.")
                : Check.FINE;
    }

    @Override
    public Check removable(Definition definition) {
        if (QuotaUse.isDefault(inventory, definition)) {
            return Check.conflict("The Default quota cannot be removed.");
        }
        var users = new QuotaUse(inventory).users(definition);
        return users.isEmpty()
                ? Check.FINE
                : Check.conflict("Cannot remove quota " + definition.name() + ". It is used by: "
                        + String.join(", ", users) + ".");
    }
}
