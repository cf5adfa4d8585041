package org.vireo.storage;

import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;

/** Which machines have disks on which domains, as domains for backups need to know. Reads the inventory, never writes. */
@Component(service = CopiesOnly.class)
public final class CopiesOnly {
    private final Inventory inventory;

    @Activate
    public CopiesOnly(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    /** A disk of the machine that lies on a domain for backups, and the domain. */
    record Kept(Disk disk, StorageDomain domain) {}

    /** Any such disk that is plugged in. */
    Optional<Kept> of(VmId vm) {
        var plugged =
                inventory.list(DiskAttachment.class, Where.equal("vmId", vm).andEqual("active", true));
        var disks = plugged.stream().map(DiskAttachment::diskId).collect(Collectors.toSet());
        return inventory.findAll(Disk.class, disks).stream()
                .flatMap(disk -> kept(disk).stream())
                .findFirst();
    }

    private Optional<Kept> kept(Disk disk) {
        return disk.storageDomainId()
                .flatMap(id -> inventory.find(StorageDomain.class, id))
                .filter(StorageDomain::backup)
                .map(domain -> new Kept(disk, domain));
    }

    /** Any machine that is not down and has a disk on the domain. */
    Optional<Vm> runningFrom(StorageDomainId domain) {
        var disks = inventory.list(Disk.class, Where.equal("storageDomainId", domain));
        if (disks.isEmpty()) {
            return Optional.empty();
        }
        return inventory.list(DiskAttachment.class, Where.in("diskId", Snapshots.ids(disks))).stream()
                .flatMap(attachment -> attachment.vmId().stream())
                .flatMap(vm -> inventory.find(Vm.class, vm).stream())
                .filter(vm -> vm.status() != VmStatus.DOWN)
                .findFirst();
    }
}
