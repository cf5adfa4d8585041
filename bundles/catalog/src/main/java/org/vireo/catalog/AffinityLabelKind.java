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
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.HostId;
import org.vireo.model.VmId;

/** Labels on virtual machines and hosts, for scheduling. */
@Component
public final class AffinityLabelKind implements DefinitionKind {
    private final Inventory inventory;

    /** Reads the inventory. */
    @Activate
    public AffinityLabelKind(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "affinity_label";
    }

    @Override
    public String label() {
        return "affinity label";
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return Permit.system("manipulate_affinity_groups");
    }

    @Override
    public int event(Change change) {
        return switch (change) {
            case ADD -> 10380;
            case UPDATE -> 10382;
            case REMOVE -> 10384;
        };
    }

    @Override
    public Check removable(Definition definition) {
        var members = new Members(inventory);
        var groups = members.holding("affinity_group", definition.id().value()).stream()
                .map(found -> inventory.get(Definition.class, found.holderId()).name())
                .distinct()
                .sorted()
                .toList();
        return groups.isEmpty()
                ? Check.FINE
                : Check.conflict("Cannot remove affinity label " + definition.name() + ". Affinity groups use it: "
                        + String.join(", ", groups) + ".");
    }

    @Override
    public Check admits(Definition holder, String memberKind, UUID member) {
        return switch (memberKind) {
            case "vm" -> Exists.check(inventory, Vm.class, new VmId(member), "VM");
            case "host" -> Exists.check(inventory, Host.class, new HostId(member), "host");
            default -> Check.invalid("A " + memberKind + " cannot have an affinity label.");
        };
    }
}
