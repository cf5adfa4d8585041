package org.vireo.compute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.compute.DiskCopies.Owner;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Disk;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.VmId;

/** Gives a new virtual machine or template disks after the images of a snapshot. Thread-safe. */
@Component(service = FrozenCopies.class)
public final class FrozenCopies {
    private static final Duration COPY = Duration.ofHours(12);

    private final Inventory inventory;
    private final Volumes volumes;
    private final DiskCopies copies;

    /** Keeps no state. */
    @Activate
    public FrozenCopies(@Reference Inventory inventory, @Reference Volumes volumes, @Reference DiskCopies copies) {
        this.inventory = inventory;
        this.volumes = volumes;
        this.copies = copies;
    }

    List<FrozenImage> images(SnapshotId snapshot) {
        return inventory.list(
                FrozenImage.class, Where.equal("snapshotId", snapshot).orderBy("diskId"));
    }

    /** Whether it is a snapshot of the virtual machine that can be copied; {@code what} begins the refusal. */
    Check check(Vm source, SnapshotId id, String what) {
        var snapshot =
                inventory.first(Snapshot.class, Where.equal("vmId", source.id()).andEqual("id", id));
        if (snapshot.isEmpty() || snapshot.get().type() != SnapshotType.REGULAR) {
            return Check.conflict(what + " VM " + source.name() + " has no such Snapshot to clone.");
        }
        if (snapshot.get().status() != SnapshotStatus.OK) {
            return Check.conflict(what + " Snapshot " + snapshot.get().description() + " is "
                    + snapshot.get().status().text().replace('_', ' ') + ".");
        }
        return check(id, what);
    }

    /** Keeps the images from being merged or removed, and nothing else. */
    Set<LockKey> locks(SnapshotId snapshot) {
        var keys = new HashSet<LockKey>();
        for (var image : images(snapshot)) {
            keys.add(LockKey.shared("disk", image.diskId()));
            inventory
                    .find(Disk.class, image.diskId())
                    .flatMap(Disk::storageDomainId)
                    .ifPresent(domain -> keys.add(LockKey.shared("storage_domain", domain)));
        }
        return keys;
    }

    private Check check(SnapshotId snapshot, String what) {
        for (var image : images(snapshot)) {
            var disk = inventory.get(Disk.class, image.diskId());
            if (image.spoilt()) {
                return Check.conflict(what + " The image of disk " + disk.name()
                        + " in the Snapshot is illegal: its removal was begun.");
            }
            var usable = copies.check(disk, what);
            if (usable instanceof Check.Refused) {
                return usable;
            }
        }
        return Check.FINE;
    }

    /** Keeps the new disks, locked until their images are there. */
    void add(SnapshotId snapshot, VmId vm, Owner to) {
        for (var image : images(snapshot)) {
            copies.add(image, vm, to);
        }
        inventory.flush();
    }

    /** One step per disk. */
    List<Step> steps(SnapshotId snapshot, Owner to) {
        var steps = new ArrayList<Step>();
        for (var image : images(snapshot)) {
            var target = to.disk(image.diskId());
            var disk = image.diskId();
            var id = image.id();
            var format = image.format();
            steps.add(new NamedStep(
                            "disk-" + disk,
                            "Copying a disk",
                            COPY,
                            context -> volumes.copyImage(disk, id, format, target, context.call()),
                            context -> volumes.takeBack(target, context.call()))
                    .unlessCancelled());
        }
        return List.copyOf(steps);
    }

    void ready(Owner owner) {
        copies.ready(owner);
    }

    void forget(Owner owner) {
        copies.forget(owner);
    }
}
