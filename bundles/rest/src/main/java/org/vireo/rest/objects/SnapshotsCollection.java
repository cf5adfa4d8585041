package org.vireo.rest.objects;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vireo.engine.api.snapshot.AddSnapshot;
import org.vireo.engine.api.snapshot.CommitSnapshot;
import org.vireo.engine.api.snapshot.PreviewSnapshot;
import org.vireo.engine.api.snapshot.RemoveSnapshot;
import org.vireo.engine.api.snapshot.RestoreSnapshot;
import org.vireo.engine.api.snapshot.UndoSnapshot;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.SnapshotId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.Cdrom;
import org.vireo.rest.types.SnapshotStatus;
import org.vireo.rest.types.SnapshotType;

/** Snapshots of a virtual machine; the present state is always one of them. */
final class SnapshotsCollection {
    private static final VmShape SHAPE = new VmShape();

    private SnapshotsCollection() {}

    static Collection<Snapshot, org.vireo.rest.types.Snapshot> ofVm() {
        var source = EntitySource.of(
                        Snapshot.class,
                        SnapshotId::new,
                        Snapshot::id,
                        "vmId",
                        context -> context.owner(Vm.class).id(),
                        snapshot -> Optional.of(snapshot.vmId()))
                .orderedBy("created");
        return Collection.of("snapshots", org.vireo.rest.types.Snapshot.class, source)
                .shown(SnapshotsCollection::show)
                .added(SnapshotsCollection::add)
                .removed((snapshot, context) -> new Effect.Submit(new RemoveSnapshot(snapshot.vmId(), snapshot.id())))
                .action("restore", (snapshot, sent, context) -> {
                    refusePart(sent, snapshot);
                    return new Effect.Submit(new RestoreSnapshot(
                            snapshot.vmId(), snapshot.id(), VmActions.isTrue(sent.isRestoreMemory())));
                })
                .child(SnapshotParts.disks())
                .child(SnapshotParts.nics())
                .empty("cdroms", Cdrom.class)
                .build();
    }

    /** What a virtual machine can do with its snapshots. */
    static void actions(Collection.Builder<Vm, org.vireo.rest.types.Vm> vms) {
        vms.action("previewsnapshot", SnapshotsCollection::preview)
                .action("commitsnapshot", (vm, sent, context) -> new Effect.Submit(new CommitSnapshot(vm.id())))
                .action("undosnapshot", (vm, sent, context) -> new Effect.Submit(new UndoSnapshot(vm.id())));
    }

    private static Effect preview(Vm vm, Action sent, Context context) {
        if (sent.getSnapshot() == null || sent.getSnapshot().getId() == null) {
            throw RequestFault.incomplete("Action", "snapshot.id", "previewSnapshot");
        }
        var id = new SnapshotId(Context.uuid(sent.getSnapshot().getId()));
        var snapshot = context.inventory()
                .first(Snapshot.class, Where.equal("vmId", vm.id()).andEqual("id", id))
                .orElseThrow(() -> RequestFault.noEntity("Snapshot", "id", id.toString()));
        refusePart(sent, snapshot);
        return new Effect.Submit(new PreviewSnapshot(vm.id(), snapshot.id(), VmActions.isTrue(sent.isRestoreMemory())));
    }

    /** Virtual machines return to snapshots as a whole. */
    private static void refusePart(Action sent, Snapshot snapshot) {
        if (sent.getDisks() != null && !sent.getDisks().getDisks().isEmpty()) {
            throw RequestFault.unsupported("Returning only some of the disks to a snapshot");
        }
        if (VmActions.isTrue(sent.isRestoreMemory()) && !snapshot.memory()) {
            throw RequestFault.conflict(
                    "Cannot restore the memory. Snapshot " + snapshot.description() + " holds no memory.");
        }
        if (sent.getLease() != null) {
            throw RequestFault.unsupported("Choosing a storage domain for the lease of a snapshot");
        }
    }

    /** Memory is part of it unless the client says no; where it cannot be kept, only who asks for it is refused. */
    private static Addition add(org.vireo.rest.types.Snapshot sent, Context context) {
        if (sent.getId() != null) {
            throw RequestFault.unsupported("Adding a snapshot with an id of one's own");
        }
        var id = SnapshotId.random();
        var description = Optional.ofNullable(sent.getDescription()).orElse("");
        if (description.length() > 4000) {
            throw RequestFault.badValue("The description must not be longer than 4000 characters");
        }
        var vm = context.owner(Vm.class);
        return Addition.of(
                new AddSnapshot(
                        id,
                        vm.id(),
                        description,
                        disks(sent, context),
                        !Boolean.FALSE.equals(sent.isPersistMemorystate()),
                        sent.isPersistMemorystate() == null),
                id);
    }

    /** Old clients name the disks themselves, newer ones their attachments. */
    private static Optional<Set<DiskId>> disks(org.vireo.rest.types.Snapshot sent, Context context) {
        if (sent.getDiskAttachments() != null) {
            return Optional.of(sent.getDiskAttachments().getDiskAttachments().stream()
                    .map(attachment -> attachment.getDisk() == null
                            ? new DiskId(Context.uuid(String.valueOf(attachment.getId())))
                            : context.resolve(Disk.class, DiskId::new, attachment.getDisk())
                                    .id())
                    .collect(Collectors.toSet()));
        }
        return Optional.ofNullable(sent.getDisks())
                .map(list -> list.getDisks().stream()
                        .map(disk ->
                                context.resolve(Disk.class, DiskId::new, disk).id())
                        .collect(Collectors.toSet()));
    }

    private static org.vireo.rest.types.Snapshot show(Snapshot snapshot, Context context) {
        var bean = new org.vireo.rest.types.Snapshot();
        if (context.exchange().allContent()) {
            snapshot.settings().ifPresent(settings -> SHAPE.show(bean, settings, context));
        }
        bean.setDescription(snapshot.description());
        bean.setDate(snapshot.created());
        bean.setPersistMemorystate(snapshot.memory());
        bean.setSnapshotStatus(Constants.api(SnapshotStatus.class, snapshot.status()));
        bean.setSnapshotType(Constants.api(SnapshotType.class, snapshot.type()));
        bean.setVm(context.refer(new org.vireo.rest.types.Vm(), "vms", snapshot.vmId()));
        return bean;
    }
}
