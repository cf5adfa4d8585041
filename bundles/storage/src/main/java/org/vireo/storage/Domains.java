package org.vireo.storage;

import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Disk;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.DiskId;
import org.vireo.spi.storage.Domain;
import org.vireo.spi.storage.Volume;

/** Domains and volumes of the inventory as backends need them. */
final class Domains {
    static final String KIND = "storage_domain";
    private static final String ISO = "iso";

    private Domains() {}

    static Domain of(StorageDomain domain) {
        return new Domain(domain.id(), SecretSettings.whole(domain));
    }

    /** Whether a domain may hold a disk: one for CD images takes nothing else. */
    static Check holds(StorageDomain domain, String content, String attempt) {
        return switch (domain.role()) {
            case DATA -> Check.FINE;
            case ISO ->
                content.equals(ISO)
                        ? Check.FINE
                        : Check.conflict(attempt + " Storage Domain " + domain.name()
                                + " holds CD images only, which are disks of content type iso.");
            case EXPORT -> Check.conflict(attempt + " Storage Domain " + domain.name() + " does not hold disks.");
        };
    }

    static Volume volume(StorageDomain domain, Disk disk) {
        return new Volume(of(domain), image(disk), disk.format());
    }

    /** The image that a virtual machine writes to: that of the disk's own id until a snapshot was taken. */
    static DiskId image(Disk disk) {
        return disk.imageId().map(DiskId::new).orElse(disk.id());
    }
}
