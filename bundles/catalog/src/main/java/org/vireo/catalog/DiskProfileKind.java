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
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.DataCenterId;
import org.vireo.model.Id;
import org.vireo.model.StorageDomainId;

/** Disk profiles of storage domains: what of a domain's throughput a disk may have. */
@Component
public final class DiskProfileKind implements DefinitionKind {
    private final Inventory inventory;

    /** Reads the inventory. */
    @Activate
    public DiskProfileKind(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "disk_profile";
    }

    @Override
    public String label() {
        return "disk profile";
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return switch (change) {
            case ADD -> Permit.on("create_storage_disk_profile", "storage_domain", (Id) owner::orElseThrow);
            case UPDATE -> Permit.on("configure_storage_disk_profile", "storage_domain", (Id) owner::orElseThrow);
            case REMOVE -> Permit.on("delete_storage_disk_profile", "storage_domain", (Id) owner::orElseThrow);
        };
    }

    @Override
    public int event(Change change) {
        return switch (change) {
            case ADD -> 10120;
            case UPDATE -> 10122;
            case REMOVE -> 10124;
        };
    }

    @Override
    public Optional<String> ownerKind() {
        return Optional.of("storage_domain");
    }

    @Override
    public Check check(Definition wanted, boolean isNew) {
        var owner = inventory.get(
                StorageDomain.class, new StorageDomainId(wanted.ownerId().orElseThrow()));
        return Qualities.check(
                inventory, wanted, "storage", owner.dataCenterId().map(DataCenterId::value));
    }

    @Override
    public Check removable(Definition definition) {
        var owner = definition.ownerId().orElseThrow();
        var left = inventory.count(Definition.class, Where.equal("kind", name()).andEqual("ownerId", owner));
        if (left <= 1) {
            return Check.conflict("Cannot remove disk profile " + definition.name() + ". It is the last one.");
        }
        var id = definition.id().toString();
        var users = inventory.list(Disk.class, Where.equal("storageDomainId", owner)).stream()
                .filter(user -> Attributes.of(user.extras())
                        .text("disk_profile.id")
                        .filter(id::equals)
                        .isPresent())
                .map(Disk::name)
                .sorted()
                .limit(10)
                .toList();
        return users.isEmpty()
                ? Check.FINE
                : Check.conflict("Cannot remove disk profile " + definition.name() + ". It is used by: "
                        + String.join(", ", users) + ".");
    }
}
