package org.vireo.storage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.Backup;
import org.vireo.inventory.Checkpoint;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.CheckpointId;
import org.vireo.model.CheckpointState;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.TrackedDisks;

/**
 * Moments since when it is remembered what was written, in the inventory. What is remembered is in the images themselves. Called in the
 * transactions of commands. Thread-safe.
 */
@Component(service = Checkpoints.class)
public final class Checkpoints {
    private final Inventory inventory;

    @Activate
    public Checkpoints(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    private List<Checkpoint> all(VmId vm) {
        return inventory.list(Checkpoint.class, Where.equal("vmId", vm).orderBy("created"));
    }

    /** One that people see. */
    Optional<Checkpoint> find(VmId vm, CheckpointId id) {
        return all(vm).stream()
                .filter(one -> one.id().equals(id))
                .filter(one -> one.state() == CheckpointState.CREATED || one.state() == CheckpointState.INVALID)
                .findFirst();
    }

    Checkpoint of(VmId vm, CheckpointId id) {
        return find(vm, id)
                .orElseThrow(
                        () -> new VireoException(ModelError.OBJECT_NOT_FOUND, "VM " + vm + " has no checkpoint " + id));
    }

    /** The last one before now. */
    Optional<CheckpointId> latest(VmId vm) {
        return all(vm).stream()
                .filter(one -> one.state() == CheckpointState.CREATED)
                .max(Comparator.comparing(Checkpoint::created))
                .map(Checkpoint::id);
    }

    /** Keeps the one that a backup is to make. */
    void add(Backup backup, CheckpointId id, Set<DiskId> disks) {
        var row = new Checkpoint(id);
        row.setVmId(backup.vmId());
        row.setParentId(latest(backup.vmId()));
        row.setState(CheckpointState.PENDING);
        row.setDescription(backup.description());
        row.setCreated(backup.created());
        row.setDisks(disks);
        inventory.add(row);
    }

    void enter(Optional<CheckpointId> id, CheckpointState state) {
        id.flatMap(one -> inventory.find(Checkpoint.class, one)).ifPresent(row -> row.setState(state));
    }

    /** Nobody wants it any more: those after it come after the one before it. */
    void doom(CheckpointId id) {
        inventory.find(Checkpoint.class, id).ifPresent(row -> {
            row.setState(CheckpointState.DOOMED);
            inventory
                    .list(Checkpoint.class, Where.equal("parentId", id))
                    .forEach(child -> child.setParentId(row.parentId()));
        });
    }

    /** Those that hypervisors are still to drop. */
    List<TrackedDisks> doomed(VmId vm) {
        return all(vm).stream()
                .filter(one -> one.state() == CheckpointState.DOOMED)
                .map(Checkpoints::tracked)
                .toList();
    }

    static TrackedDisks tracked(Checkpoint one) {
        return new TrackedDisks(one.id(), List.copyOf(one.disks()));
    }

    /** They are remembered nowhere any more. */
    void remove(List<TrackedDisks> dropped) {
        dropped.forEach(one -> inventory
                .find(Checkpoint.class, one.checkpoint())
                .filter(row -> row.state() == CheckpointState.DOOMED)
                .ifPresent(inventory::remove));
    }

    /** What was written to a disk is not known any more: no backup can begin at its checkpoints. */
    static void lose(Inventory inventory, DiskId disk) {
        inventory.list(DiskAttachment.class, Where.equal("diskId", disk)).stream()
                .flatMap(attachment -> attachment.vmId().stream())
                .flatMap(vm -> inventory.list(Checkpoint.class, Where.equal("vmId", vm)).stream())
                .filter(one ->
                        one.state() == CheckpointState.CREATED && one.disks().contains(disk))
                .forEach(one -> one.setState(CheckpointState.INVALID));
    }
}
