package org.vireo.storage;

import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.Disk;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.vm.MergeImage.Way;
import org.vireo.spi.host.Call;
import org.vireo.storage.MergeNotes.Course;

/**
 * Brings inventory and storage in line with images that were merged. An image that was taken into the one below changes places with it:
 * the snapshot above then holds the lower one, and what is dropped is the upper. Thread-safe.
 */
@Component(service = MergedImages.class)
public final class MergedImages {
    private final Inventory inventory;
    private final Transactions transactions;
    private final ImageChains chains;

    @Activate
    public MergedImages(
            @Reference Inventory inventory, @Reference Transactions transactions, @Reference ImageChains chains) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.chains = chains;
    }

    /** Decides how an image is to be taken out; false when nothing reads through to it. */
    boolean settle(UUID image, DiskId disk, MergeNotes notes) {
        return transactions.call(() -> {
            var readers = chains.readers(image, disk);
            if (readers.size() > 1) {
                throw new VireoException(
                        StorageError.NOT_MERGED,
                        "cannot take image " + image + " of disk " + disk + " out: " + readers.size()
                                + " others read through to it");
            }
            if (readers.isEmpty()) {
                notes.merge();
                return false;
            }
            var above = readers.get(0);
            var written = Domains.image(inventory.get(Disk.class, disk)).value();
            notes.keep(new Course(
                    image,
                    above,
                    above.equals(written)
                            ? Optional.empty()
                            : chains.readers(above, disk).stream().findFirst()));
            return true;
        });
    }

    /** The image that a virtual machine writes to. */
    Optional<UUID> written(DiskId disk) {
        return transactions.call(
                () -> Optional.of(Domains.image(inventory.get(Disk.class, disk)).value()));
    }

    /** Keeps a virtual machine that is down from being started; false when it is not down any more. */
    boolean lock(VmId id) {
        return transactions.call(() -> {
            var vm = inventory.getForUpdate(Vm.class, id);
            if (vm.status() == VmStatus.DOWN) {
                vm.setStatus(VmStatus.IMAGE_LOCKED);
            }
            return vm.status() == VmStatus.IMAGE_LOCKED;
        });
    }

    /** From now on the image may be written into, so its snapshot can only be removed. */
    void spoil(UUID image) {
        transactions.run(() -> row(image).ifPresent(found -> found.setSpoilt(true)));
    }

    private Optional<FrozenImage> row(UUID image) {
        return inventory.first(FrozenImage.class, Where.equal("id", image));
    }

    /**
     * No hypervisor has the disk open: the storage takes the image out. What a hypervisor has ended and not written out does not count, so
     * the images are first made to read through to each other again as the storage wrote it down. Images remember what was written to them;
     * what was written to the one that goes is not known any more.
     */
    void mergeAtRest(DiskId disk, Course course, MergeNotes notes, Call call) {
        if (notes.flushed()) {
            follow(disk, course, notes, call);
            return;
        }
        transactions.run(() -> Checkpoints.lose(inventory, disk));
        course.reader()
                .ifPresent(
                        reader -> chains.readThrough(disk, reader, Optional.of(course.above()), call.part("reader")));
        var past = past(course);
        kept(disk, course, past, chains.readThrough(disk, course.above(), past, call.part("past")), notes);
    }

    /** The hypervisor has taken the image out and written everything out. */
    void follow(DiskId disk, Course course, MergeNotes notes, Call call) {
        if (course.way() == Way.UP) {
            var past = past(course);
            kept(disk, course, past, chains.follow(disk, course.above(), past, call.part("follow")), notes);
            return;
        }
        var reader = course.reader().orElseThrow();
        var state = chains.follow(disk, reader, Optional.of(course.image()), call.part("follow"));
        var lower = chains.state(disk, course.image(), call.part("lower"));
        transactions.run(() -> {
            exchange(course, lower);
            chains.readsNow(reader, disk, Optional.of(course.image()), state);
            notes.merge();
        });
    }

    private Optional<UUID> past(Course course) {
        return transactions.call(() -> row(course.image()).flatMap(FrozenImage::parentId));
    }

    /** What the image held is in the one above now. */
    private void kept(DiskId disk, Course course, Optional<UUID> past, VolumeState state, MergeNotes notes) {
        transactions.run(() -> {
            chains.readsNow(course.above(), disk, past, state);
            notes.merge();
        });
    }

    /** The rows of both images change places; the upper one is what the snapshot that goes holds now. */
    private void exchange(Course course, VolumeState lower) {
        var doomed = row(course.image()).orElseThrow();
        var kept = row(course.above()).orElseThrow();
        inventory.remove(doomed);
        inventory.remove(kept);
        inventory.flush();
        var below = copy(course.image(), kept);
        below.setParentId(doomed.parentId());
        below.setFormat(doomed.format());
        below.setSize(lower.size());
        below.setAllocated(lower.allocated());
        var above = copy(course.above(), kept);
        above.setSnapshotId(doomed.snapshotId());
        above.setParentId(Optional.of(course.image()));
        above.setSpoilt(true);
        inventory.add(below);
        inventory.add(above);
        inventory.flush();
    }

    private static FrozenImage copy(UUID id, FrozenImage from) {
        var image = new FrozenImage(id);
        image.setSnapshotId(from.snapshotId());
        image.setDiskId(from.diskId());
        image.setParentId(from.parentId());
        image.setFormat(from.format());
        image.setSize(from.size());
        image.setAllocated(from.allocated());
        image.setSpoilt(from.spoilt());
        return image;
    }
}
