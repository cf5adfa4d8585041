package org.vireo.rest.objects;

import java.util.List;
import org.vireo.engine.api.backup.RemoveCheckpoint;
import org.vireo.inventory.Checkpoint;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.CheckpointId;
import org.vireo.model.CheckpointState;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Source;

/** Moments since when it is remembered what was written to disks of a virtual machine. */
final class CheckpointsCollection {
    private CheckpointsCollection() {}

    static Collection<Checkpoint, org.vireo.rest.types.Checkpoint> ofVm() {
        var source = new EntitySource<>(
                Checkpoint.class,
                CheckpointId::new,
                Checkpoint::id,
                context -> Where.in("state", List.of(CheckpointState.CREATED, CheckpointState.INVALID))
                        .andEqual("vmId", context.owner(Vm.class).id()),
                CheckpointsCollection::seen,
                "created");
        return Collection.of("checkpoints", org.vireo.rest.types.Checkpoint.class, source)
                .shown(CheckpointsCollection::show)
                .removed((checkpoint, context) ->
                        new Effect.Submit(new RemoveCheckpoint(checkpoint.vmId(), checkpoint.id())))
                .child(disks())
                .build();
    }

    private static boolean seen(Checkpoint checkpoint, Context context) {
        return checkpoint.vmId().equals(context.owner(Vm.class).id())
                && (checkpoint.state() == CheckpointState.CREATED || checkpoint.state() == CheckpointState.INVALID);
    }

    private static org.vireo.rest.types.Checkpoint show(Checkpoint checkpoint, Context context) {
        var bean = new org.vireo.rest.types.Checkpoint();
        bean.setDescription(checkpoint.description());
        bean.setCreationDate(checkpoint.created());
        bean.setState(Constants.api(org.vireo.rest.types.CheckpointState.class, checkpoint.state()));
        checkpoint.parentId().ifPresent(id -> bean.setParentId(id.toString()));
        bean.setVm(context.refer(new org.vireo.rest.types.Vm(), "vms", checkpoint.vmId()));
        return bean;
    }

    private static Collection<?, org.vireo.rest.types.Disk> disks() {
        return Collection.of(
                        "disks",
                        org.vireo.rest.types.Disk.class,
                        Source.<Disk>of(
                                context -> context.owner(Checkpoint.class).disks().stream()
                                        .flatMap(disk -> context.inventory().find(Disk.class, disk).stream())
                                        .toList(),
                                disk -> disk.id().toString()))
                .guardedBy("disk", Disk::id)
                .shown(DisksCollection::show)
                .build();
    }
}
