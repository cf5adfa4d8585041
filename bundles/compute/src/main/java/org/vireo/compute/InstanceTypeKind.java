package org.vireo.compute;

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
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;

/** Kinds of hardware that virtual machines are made with. */
@Component
public final class InstanceTypeKind implements DefinitionKind {
    static final String NAME = "instance_type";
    static final int UPDATED = 10711;

    private final Inventory inventory;

    /** Keeps no state. */
    @Activate
    public InstanceTypeKind(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "instance type";
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return Permit.system(
                switch (change) {
                    case ADD -> "create_template";
                    case UPDATE -> "edit_template_properties";
                    case REMOVE -> "delete_template";
                });
    }

    @Override
    public int event(Change change) {
        return switch (change) {
            case ADD -> 10710;
            case UPDATE -> UPDATED;
            case REMOVE -> 10712;
        };
    }

    @Override
    public Check removable(Definition definition) {
        var id = definition.id().value().toString();
        return inventory.list(Vm.class, Where.all()).stream()
                .filter(vm -> vm.settings().conduct().instanceType().equals(id))
                .findFirst()
                .map(vm -> Check.conflict("Cannot remove instance type. VM " + vm.name() + " was made from it."))
                .orElse(Check.FINE);
    }
}
