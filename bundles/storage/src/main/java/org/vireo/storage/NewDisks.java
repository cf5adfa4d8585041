package org.vireo.storage;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.ErrorKind;
import org.vireo.model.StorageDomainStatus;
import org.vireo.spi.storage.StorageFeature;

/** Disks to add: their checks and their entities. */
@Component(service = NewDisks.class)
public final class NewDisks {
    static final String KIND = "disk";
    private final Inventory inventory;
    private final StorageBackends backends;
    private final DirectLuns luns;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public NewDisks(@Reference Inventory inventory, @Reference StorageBackends backends) {
        this.inventory = inventory;
        this.backends = backends;
        luns = new DirectLuns(inventory, backends);
    }

    /** Whether the disk can be made; its size matters unless it comes from an image. */
    Check check(NewDisk disk, boolean sized) {
        if (inventory.find(Disk.class, disk.id()).isPresent()) {
            return Check.conflict("Cannot add Virtual Disk. There is a disk with the id " + disk.id() + " already.");
        }
        if (disk.details().name().isBlank()) {
            return Check.invalid("A disk needs an alias.");
        }
        return disk.lun().isPresent()
                ? luns.check(disk.lun().get())
                : image(disk, inventory.get(StorageDomain.class, disk.domain().orElseThrow()), sized);
    }

    private Check image(NewDisk disk, StorageDomain domain, boolean sized) {
        if (sized && disk.size().bytes() == 0) {
            return Check.invalid("A disk needs a size greater than zero.");
        }
        if (disk.shareable() && disk.format() == DiskFormat.COW) {
            return Check.conflict("Cannot add Virtual Disk. A shareable disk needs the format raw.");
        }
        if (disk.format() == DiskFormat.COW && !disk.sparse()) {
            return Check.conflict("Cannot add Virtual Disk. A preallocated disk needs the format raw.");
        }
        var fine = backends.available(domain.type()).and(active(domain, disk)).and(space(domain, disk));
        return fine instanceof Check.Fine && disk.wipeAfterDelete() ? wipes(domain) : fine;
    }

    private Check wipes(StorageDomain domain) {
        return backends.get(domain.type()).features().contains(StorageFeature.WIPE)
                ? Check.FINE
                : Check.conflict("Cannot add Virtual Disk. Storage of type " + domain.type()
                        + " cannot wipe what is removed: leave wipe_after_delete out.");
    }

    private static Check active(StorageDomain domain, NewDisk disk) {
        return domain.status() == StorageDomainStatus.ACTIVE
                ? Domains.holds(domain, disk.contentType(), "Cannot add Virtual Disk.")
                : Check.conflict("Cannot add Virtual Disk. Storage Domain " + domain.name() + " is not active.");
    }

    private static Check space(StorageDomain domain, NewDisk disk) {
        var wanted = disk.sparse() ? 0 : disk.size().bytes();
        var left = domain.available().bytes()
                - ByteSize.ofGiB(domain.criticalLowSpaceGiB()).bytes();
        return left >= wanted
                ? Check.FINE
                : Check.refused(
                        ErrorKind.CONFLICT,
                        "Cannot add Virtual Disk. Low disk space on Storage Domain " + domain.name() + ".");
    }

    /** Keeps the disk, locked until its image is there. */
    Disk add(NewDisk from) {
        var disk = new Disk(from.id());
        from.details().applyTo(disk);
        disk.setStatus(DiskStatus.LOCKED);
        disk.setStorageDomainId(from.domain());
        disk.setFormat(from.format());
        disk.setSize(from.size());
        disk.setSparse(from.sparse());
        disk.setShareable(from.shareable());
        disk.setWipeAfterDelete(from.wipeAfterDelete());
        disk.setContentType(from.contentType());
        disk.setCreated(clock.instant());
        inventory.add(disk);
        inventory.flush();
        from.lun().ifPresent(lun -> luns.add(from, lun));
        return disk;
    }

    /** Locks that keep the domain in place meanwhile, or others from the LUN. */
    static Set<LockKey> locks(NewDisk disk) {
        var keys = new LinkedHashSet<LockKey>();
        keys.add(LockKey.exclusive(KIND, disk.id()));
        disk.domain().ifPresent(domain -> keys.add(LockKey.shared(Domains.KIND, domain)));
        disk.lun().ifPresent(lun -> keys.add(LockKey.name("lun", lun.place())));
        return keys;
    }

    /** Adding disks there; a LUN takes what adding storage takes, too: whoever names it reads all that is on it. */
    static Set<Permit> permits(NewDisk disk) {
        return disk.domain()
                .map(domain -> Set.of(Permit.on("create_disk", Domains.KIND, domain)))
                .orElseGet(() -> Set.of(Permit.system("create_disk"), Permit.system("create_storage_domain")));
    }

    /** Makes its image, or takes its LUN. */
    static Step creation(NewDisk disk, String name, Volumes volumes) {
        return disk.lun()
                .<Step>map(lun -> NamedStep.quick(
                        name,
                        "Looking at the LUN",
                        context -> volumes.takeLun(disk.id(), lun.host(), context.call()),
                        context -> {})) // nothing on it was changed
                .orElseGet(() -> NamedStep.copying(
                        name,
                        "Creating the image",
                        context -> volumes.create(disk.id(), context.call()),
                        context -> volumes.takeBack(disk.id(), context.call())));
    }

    /** Marks the disk usable. */
    void ready(DiskId id) {
        inventory.get(Disk.class, id).setStatus(DiskStatus.OK);
    }

    /** Forgets the disk again. */
    void forget(DiskId id) {
        inventory.find(Disk.class, id).ifPresent(inventory::remove);
    }
}
