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
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.DataCenterId;
import org.vireo.model.Id;

/** CPU profiles of clusters: what of a host's CPUs a virtual machine may have. */
@Component
public final class CpuProfileKind implements DefinitionKind {
    private final Inventory inventory;

    /** Reads the inventory. */
    @Activate
    public CpuProfileKind(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "cpu_profile";
    }

    @Override
    public String label() {
        return "CPU profile";
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return switch (change) {
            case ADD -> Permit.on("create_cpu_profile", "cluster", (Id) owner::orElseThrow);
            case UPDATE -> Permit.on("update_cpu_profile", "cluster", (Id) owner::orElseThrow);
            case REMOVE -> Permit.on("delete_cpu_profile", "cluster", (Id) owner::orElseThrow);
        };
    }

    @Override
    public int event(Change change) {
        return switch (change) {
            case ADD -> 10130;
            case UPDATE -> 10132;
            case REMOVE -> 10134;
        };
    }

    @Override
    public Optional<String> ownerKind() {
        return Optional.of("cluster");
    }

    @Override
    public Check check(Definition wanted, boolean isNew) {
        var owner = inventory.get(Cluster.class, new ClusterId(wanted.ownerId().orElseThrow()));
        return Qualities.check(inventory, wanted, "cpu", owner.dataCenterId().map(DataCenterId::value));
    }

    @Override
    public Check removable(Definition definition) {
        var owner = definition.ownerId().orElseThrow();
        var left = inventory.count(Definition.class, Where.equal("kind", name()).andEqual("ownerId", owner));
        if (left <= 1) {
            return Check.conflict("Cannot remove CPU profile " + definition.name() + ". It is the last one.");
        }
        var id = definition.id().toString();
        var users = inventory.list(Vm.class, Where.equal("clusterId", owner)).stream()
                .filter(user -> Attributes.of(user.extras())
                        .text("cpu_profile.id")
                        .filter(id::equals)
                        .isPresent())
                .map(Vm::name)
                .sorted()
                .limit(10)
                .toList();
        return users.isEmpty()
                ? Check.FINE
                : Check.conflict("Cannot remove CPU profile " + definition.name() + ". It is used by: "
                        + String.join(", ", users) + ".");
    }
}
