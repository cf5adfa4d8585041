package org.vireo.storage;

import java.util.EnumSet;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskStatus;
import org.vireo.model.StorageDomainStatus;
import org.vireo.spi.storage.StorageFeature;

/** Whether what a disk holds can go to another storage domain. Reads the inventory, never writes. */
@Component(service = MoveRules.class)
public final class MoveRules {
    private final Inventory inventory;
    private final StorageBackends backends;
    private final StorageHosts hosts;

    @Activate
    public MoveRules(
            @Reference Inventory inventory, @Reference StorageBackends backends, @Reference StorageHosts hosts) {
        this.inventory = inventory;
        this.backends = backends;
        this.hosts = hosts;
    }

    /**
     * Whether it can.
     *
     * @param whole whether the images of its snapshots go with it, else one image with all that a guest would read
     */
    Check check(Disk disk, StorageDomain to, boolean whole, String attempt) {
        var from = disk.storageDomainId().flatMap(id -> inventory.find(StorageDomain.class, id));
        if (from.isEmpty()) {
            return Check.conflict(attempt + " Disk " + disk.name() + " has no image: it is a LUN as a whole.");
        }
        return Domains.holds(to, disk.contentType(), attempt)
                .and(place(from.get(), to, attempt))
                .and(able(from.get(), to, whole && layered(disk), attempt))
                .and(wipes(disk, to, attempt))
                .and(room(to, need(disk, to, whole), attempt));
    }

    /** Whether the disk is in order and not that of a template, whose images others read through to. */
    Check own(Disk disk, String attempt) {
        if (disk.status() != DiskStatus.OK) {
            return Check.conflict(
                    attempt + " Disk " + disk.name() + " is " + disk.status().text() + ".");
        }
        return inventory.list(DiskAttachment.class, Where.equal("diskId", disk.id())).stream()
                        .map(DiskAttachment::templateId)
                        .anyMatch(Optional::isPresent)
                ? Check.conflict(attempt + " The disk belongs to a Template.")
                : Check.FINE;
    }

    private static Check place(StorageDomain from, StorageDomain to, String attempt) {
        for (var domain : new StorageDomain[] {from, to}) {
            if (domain.status() != StorageDomainStatus.ACTIVE) {
                return Check.conflict(attempt + " Storage Domain " + domain.name() + " is not active.");
            }
        }
        return from.dataCenterId().equals(to.dataCenterId())
                ? Check.FINE
                : Check.conflict(attempt + " Storage Domains " + from.name() + " and " + to.name()
                        + " are not in the same Data Center.");
    }

    private Check able(StorageDomain from, StorageDomain to, boolean layered, String attempt) {
        for (var domain : new StorageDomain[] {from, to}) {
            if (backends.available(domain.type()) instanceof Check.Refused refused) {
                return refused;
            }
            if (!backends.get(domain.type()).features().contains(StorageFeature.CARRY)) {
                return Check.conflict(attempt + " Storage of type " + domain.type()
                        + " keeps images for itself: none can be moved to Storage Domain " + domain.name()
                        + " or away from it.");
            }
        }
        var needed = EnumSet.of(StorageFeature.BACKING, StorageFeature.REBASE);
        if (layered && !backends.get(to.type()).features().containsAll(needed)) {
            return Check.conflict(
                    attempt + " The disk has snapshots, and storage of type " + to.type() + " cannot keep those.");
        }
        return hosts.both(from, to).isEmpty()
                ? Check.conflict(attempt + " No host that is up reaches both Storage Domain " + from.name() + " and "
                        + to.name() + ".")
                : Check.FINE;
    }

    private Check wipes(Disk disk, StorageDomain to, String attempt) {
        return disk.wipeAfterDelete()
                        && backends.installed(to.type())
                        && !backends.get(to.type()).features().contains(StorageFeature.WIPE)
                ? Check.conflict(attempt + " Disk " + disk.name() + " is to be wiped when it is removed, and storage of"
                        + " type " + to.type() + " cannot do that.")
                : Check.FINE;
    }

    private boolean layered(Disk disk) {
        return ImageChains.below(disk).isPresent()
                || inventory.count(FrozenImage.class, Where.equal("diskId", disk.id())) > 0;
    }

    /** Space that the images are known to take; whoever moves them asks the storage once more. */
    private long need(Disk disk, StorageDomain to, boolean whole) {
        var own = disk.sparse() ? disk.allocated().bytes() : disk.size().bytes();
        var below = inventory.list(FrozenImage.class, Where.equal("diskId", disk.id())).stream()
                .mapToLong(image -> image.allocated().bytes())
                .sum();
        var base = disk.backingDiskId()
                .filter(id -> !disk.storageDomainId().equals(Optional.of(to.id())))
                .flatMap(id -> inventory.find(Disk.class, id))
                .map(template -> template.allocated().bytes())
                .orElse(0L);
        return whole
                ? own + below + base
                : Math.min(own + below + base, disk.size().bytes());
    }

    /** Whether there is room for so many bytes, with the figures if there is not. */
    static Check room(StorageDomain to, long need, String attempt) {
        return lacking(to, to.available(), need)
                .<Check>map(why -> Check.conflict(attempt + " " + why))
                .orElse(Check.FINE);
    }

    static Optional<String> lacking(StorageDomain to, ByteSize available, long need) {
        long kept = ByteSize.ofGiB(to.criticalLowSpaceGiB()).bytes();
        long free = Math.max(0, available.bytes() - kept);
        return need <= free
                ? Optional.empty()
                : Optional.of("Low disk space on Storage Domain " + to.name() + ": the images take " + mib(need)
                        + " MiB, and " + mib(free) + " MiB are free beside the " + mib(kept)
                        + " MiB that stay free.");
    }

    private static long mib(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
