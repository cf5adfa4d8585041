package org.vireo.reporting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Disk;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Vm;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** A machine with snapshots: an old one, a new one and a large one. */
final class SnapshotsKept {
    private SnapshotsKept() {}

    static void of(TestStore store, String machine) {
        store.transactions().run(() -> {
            var vm = new Vm(VmId.of(machine));
            vm.setName("idle");
            vm.setClusterId(ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7"));
            vm.setTemplateId(TemplateId.BLANK);
            vm.setOriginalTemplateId(TemplateId.BLANK);
            vm.setStatus(VmStatus.DOWN);
            vm.setSettings(VmSettings.BLANK);
            vm.setCreated(Instant.EPOCH);
            store.inventory().add(vm);
            var disk = new Disk(DiskId.random());
            disk.setStatus(DiskStatus.OK);
            disk.setFormat(DiskFormat.COW);
            disk.setSize(ByteSize.ofGiB(100));
            disk.setCreated(Instant.EPOCH);
            store.inventory().add(disk);
            snapshot(store, vm.id(), disk.id(), "old", 40, 1);
            snapshot(store, vm.id(), disk.id(), "new", 3, 1);
            snapshot(store, vm.id(), disk.id(), "large", 2, 60);
        });
    }

    private static void snapshot(TestStore store, VmId vm, DiskId disk, String description, int days, int gib) {
        var snapshot = new Snapshot(SnapshotId.random());
        snapshot.setVmId(vm);
        snapshot.setDescription(description);
        snapshot.setType(SnapshotType.REGULAR);
        snapshot.setStatus(SnapshotStatus.OK);
        snapshot.setCreated(Month.NOW.minus(Duration.ofDays(days)));
        snapshot.setSettings(Optional.of(VmSettings.BLANK));
        store.inventory().add(snapshot);
        var image = new FrozenImage(UUID.randomUUID());
        image.setSnapshotId(snapshot.id());
        image.setDiskId(disk);
        image.setFormat(DiskFormat.COW);
        image.setSize(ByteSize.ofGiB(100));
        image.setAllocated(ByteSize.ofGiB(gib));
        store.inventory().add(image);
    }
}
