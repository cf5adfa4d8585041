package org.vireo.compute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.compute.DiskCopies.Owner;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.VireoException;

/** Removes the disks of a virtual machine or template that goes. Thread-safe. */
@Component(service = DiskRemovals.class)
public final class DiskRemovals {
    private static final Logger LOG = LoggerFactory.getLogger(DiskRemovals.class);
    /** What is to be wiped is written as a whole. */
    private static final Duration LIMIT = Duration.ofHours(6);

    private static final String TOUCHED = "removal.";

    private final Inventory inventory;
    private final Volumes volumes;

    /** Keeps no state. */
    @Activate
    public DiskRemovals(@Reference Inventory inventory, @Reference Volumes volumes) {
        this.inventory = inventory;
        this.volumes = volumes;
    }

    /** Disks that nobody else has, and those with the memory of its snapshots. */
    List<DiskId> own(Owner owner) {
        return Stream.concat(attached(owner), memories(owner)).toList();
    }

    private Stream<DiskId> memories(Owner owner) {
        return owner.vm().stream()
                .flatMap(vm ->
                        inventory.list(Snapshot.class, Where.equal("vmId", vm).orderBy("id")).stream())
                .flatMap(snapshot -> snapshot.memoryDiskId().stream())
                .distinct();
    }

    private Stream<DiskId> attached(Owner owner) {
        return inventory.list(DiskAttachment.class, owner.attachments()).stream()
                .map(DiskAttachment::diskId)
                .filter(disk -> inventory.count(DiskAttachment.class, Where.equal("diskId", disk)) == 1);
    }

    Set<LockKey> locks(Owner owner) {
        return own(owner).stream().map(disk -> LockKey.exclusive("disk", disk)).collect(Collectors.toSet());
    }

    void lock(Owner owner) {
        own(owner).forEach(disk -> inventory.get(Disk.class, disk).setStatus(DiskStatus.LOCKED));
    }

    /** One step per disk; an image that is gone cannot be brought back. */
    List<Step> steps(Owner owner, boolean force) {
        var steps = new ArrayList<Step>();
        for (var disk : own(owner)) {
            steps.add(NamedStep.oneWay(
                    "disk-" + (steps.size() + 1), "Removing a disk", LIMIT, context -> delete(disk, force, context)));
        }
        return List.copyOf(steps);
    }

    private void delete(DiskId disk, boolean force, StepContext context) {
        context.put(TOUCHED + disk, "touched");
        try {
            volumes.delete(disk, context.call());
        } catch (VireoException e) {
            Reached.passOnLostDatabase(e);
            if (!force) {
                throw e;
            }
            LOG.warn("The image of disk {} is left behind because removal was forced: {}", disk, e.getMessage());
        }
    }

    /** Those whose image may be gone are illegal from now on; says whether there are any. */
    boolean giveUp(Owner owner, StepContext context) {
        var harmed = false;
        for (var disk : own(owner)) {
            var touched = context.get(TOUCHED + disk).isPresent();
            inventory.get(Disk.class, disk).setStatus(touched ? DiskStatus.ILLEGAL : DiskStatus.OK);
            harmed |= touched;
        }
        return harmed;
    }

    /** Forgets disks that only the owner has, and lets go of the others. */
    void forget(Owner owner) {
        var own = own(owner);
        inventory.list(DiskAttachment.class, owner.attachments()).forEach(inventory::remove);
        own.forEach(disk -> inventory.find(Disk.class, disk).ifPresent(inventory::remove));
        inventory.flush();
    }

    /** Lets go of all disks. */
    void detach(Owner owner) {
        inventory.list(DiskAttachment.class, owner.attachments()).forEach(inventory::remove);
        inventory.flush();
    }
}
