package org.vireo.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.storage.MoveDisk;
import org.vireo.inventory.Disk;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.VireoException;

/** A disk on its way to another domain as the inventory has it. Thread-safe. */
@Component(service = MovedRows.class)
public final class MovedRows {
    private final Inventory inventory;
    private final Transactions transactions;
    private final ImageChains chains;

    @Activate
    public MovedRows(
            @Reference Inventory inventory, @Reference Transactions transactions, @Reference ImageChains chains) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.chains = chains;
    }

    /** One image as the inventory has it. */
    record Layer(DiskFormat format, Optional<UUID> below, boolean preallocated) {}

    /** Settles once and for all which images are moved. */
    void settle(MoveDisk move, MoveNotes notes) {
        transactions.run(() -> {
            if (!notes.settled()) {
                var disk = inventory.get(Disk.class, move.id());
                var order = new ArrayList<>(chains.images(disk));
                Collections.reverse(order);
                notes.written(Domains.image(disk).value());
                notes.settle(disk.storageDomainId().orElseThrow(), order);
            }
        });
    }

    Layer layer(DiskId id, UUID image) {
        return transactions.call(() -> {
            var disk = inventory.get(Disk.class, id);
            if (Domains.image(disk).value().equals(image)) {
                var below = ImageChains.below(disk);
                return new Layer(disk.format(), below, !disk.sparse() && below.isEmpty());
            }
            return chains.frozen(id).stream()
                    .filter(row -> row.id().equals(image))
                    .findFirst()
                    .map(row -> new Layer(row.format(), row.parentId(), false))
                    .orElseThrow(() -> new VireoException(
                            StorageError.NO_IMAGE, "disk " + disk.name() + " (" + id + ") has no image " + image));
        });
    }

    /**
     * The image of a template.
     *
     * @param image which
     * @param format layout
     */
    record Base(UUID image, DiskFormat format) {}

    /** What the images of the disk read through to that is not its own. */
    Optional<Base> template(DiskId id) {
        return transactions.call(() -> inventory
                .get(Disk.class, id)
                .backingDiskId()
                .map(base -> inventory.get(Disk.class, base))
                .map(base -> new Base(Domains.image(base).value(), base.format())));
    }

    /** Whether what the disk held is to be overwritten wherever it goes. */
    boolean wiped(DiskId id) {
        return transactions.call(() -> inventory.get(Disk.class, id).wipeAfterDelete());
    }

    /** What an image will read through to. */
    static Optional<UUID> below(Layer layer, MoveDisk move, MoveNotes notes) {
        return layer.below().flatMap(parent -> after(parent, move, notes));
    }

    /** From now on the disk is in the other domain. In the present transaction. */
    void decide(MoveDisk move, MoveNotes notes) {
        var disk = inventory.getForUpdate(Disk.class, move.id());
        var rows = chains.frozen(move.id());
        rows.forEach(inventory::remove);
        inventory.flush();
        for (var row : rows) {
            inventory.add(moved(row, move, notes));
        }
        var below = ImageChains.below(disk).flatMap(parent -> after(parent, move, notes));
        disk.setImageId(Optional.of(notes.fresh(notes.written()).orElseThrow().id()));
        disk.setParentImageId(below);
        if (!move.domain().equals(notes.from())) {
            disk.setBackingDiskId(Optional.empty());
            // profiles are those of one domain
            disk.setExtras(Extras.without(disk.extras(), "disk_profile"));
        }
        disk.setAllocated(new ByteSize(notes.allocated(notes.written())));
        disk.setStorageDomainId(Optional.of(move.domain()));
        // copies of images are not relied upon to remember what was written to them
        Checkpoints.lose(inventory, move.id());
        notes.decide();
    }

    private static FrozenImage moved(FrozenImage from, MoveDisk move, MoveNotes notes) {
        var row = new FrozenImage(notes.fresh(from.id()).orElseThrow().id());
        row.setSnapshotId(from.snapshotId());
        row.setDiskId(from.diskId());
        row.setParentId(from.parentId().flatMap(parent -> after(parent, move, notes)));
        row.setFormat(from.format());
        row.setSize(from.size());
        row.setAllocated(new ByteSize(notes.allocated(from.id())));
        row.setSpoilt(from.spoilt());
        return row;
    }

    /** One that is not moved is the same in the same domain; in another one all it holds goes into what read through to it. */
    private static Optional<UUID> after(UUID image, MoveDisk move, MoveNotes notes) {
        if (notes.order().contains(image)) {
            return Optional.of(notes.fresh(image).orElseThrow().id());
        }
        return Optional.of(image).filter(same -> move.domain().equals(notes.from()));
    }
}
