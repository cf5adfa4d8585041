package org.vireo.rest.objects;

import java.util.Optional;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Vm;
import org.vireo.model.SnapshotId;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.types.SnapshotStatus;
import org.vireo.rest.types.SnapshotType;

/** Snapshots of a virtual machine; the present state is always one of them. */
final class SnapshotsCollection {
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
                .guardedBy("vm", Snapshot::vmId)
                .shown(SnapshotsCollection::show)
                .build();
    }

    private static org.vireo.rest.types.Snapshot show(Snapshot snapshot, Context context) {
        var bean = new org.vireo.rest.types.Snapshot();
        bean.setDescription(snapshot.description());
        bean.setDate(snapshot.created());
        bean.setPersistMemorystate(snapshot.memory());
        bean.setSnapshotStatus(Constants.api(SnapshotStatus.class, snapshot.status()));
        bean.setSnapshotType(Constants.api(SnapshotType.class, snapshot.type()));
        bean.setVm(context.refer(new org.vireo.rest.types.Vm(), "vms", snapshot.vmId()));
        return bean;
    }
}
