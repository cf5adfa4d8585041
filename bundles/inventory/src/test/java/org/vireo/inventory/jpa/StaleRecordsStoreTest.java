package org.vireo.inventory.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.DomainRecord.Kind;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.StaleRecord;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.DiskStatus;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** The database marks what storage domains have to be told of anew. */
final class StaleRecordsStoreTest {
    private final TestStore store = new TestStore();
    private final VmId vm = VmId.random();
    private final DiskId disk = DiskId.random();

    @AfterEach
    void close() {
        store.close();
    }

    private void change(Runnable work) {
        store.transactions().run(work);
    }

    private void settled() {
        change(() -> store.inventory().list(StaleRecord.class, Where.all()).forEach(store.inventory()::remove));
    }

    private List<String> marked() {
        return store.inventory().list(StaleRecord.class, Where.all()).stream()
                .map(mark -> mark.kind() + " " + mark.objectId())
                .distinct()
                .toList();
    }

    private static String mark(Kind kind, UUID id) {
        return kind + " " + id;
    }

    private void machine() {
        change(() -> {
            var row = new Vm(vm);
            row.setName("v");
            row.setClusterId(ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7"));
            row.setTemplateId(TemplateId.BLANK);
            row.setOriginalTemplateId(row.templateId());
            row.setStatus(VmStatus.DOWN);
            row.setSettings(VmSettings.BLANK);
            row.setCreated(Instant.EPOCH);
            store.inventory().add(row);
            var volume = new Disk(disk);
            volume.setStatus(DiskStatus.OK);
            volume.setFormat(DiskFormat.COW);
            volume.setSize(ByteSize.ofGiB(1));
            volume.setCreated(Instant.EPOCH);
            store.inventory().add(volume);
            var attachment = new DiskAttachment(UUID.randomUUID());
            attachment.setDiskId(disk);
            attachment.setVmId(Optional.of(vm));
            attachment.setAttachment(DiskInterface.VIRTIO);
            store.inventory().add(attachment);
        });
    }

    @Test
    void newMachinesAndDisksAreMarked() {
        machine();

        assertThat(marked()).contains(mark(Kind.VM, vm.value()), mark(Kind.DISK, disk.value()));
    }

    @Test
    void runningChangesNothingThatIsTold() {
        machine();
        settled();

        change(() -> {
            var row = store.inventory().get(Vm.class, vm);
            row.setStatus(VmStatus.UP);
            row.setRunSettings(Optional.of(VmSettings.BLANK));
            row.setStarted(Optional.of(Instant.now()));
            row.setGuest("{\"a\":1}");
            store.inventory().get(Disk.class, disk).setAllocated(ByteSize.ofMiB(7));
        });

        assertThat(marked()).isEmpty();
    }

    @Test
    void changeAndMarkAreOne() {
        machine();
        settled();

        change(() -> store.inventory().get(Vm.class, vm).setDescription("other"));
        assertThat(marked()).containsExactly(mark(Kind.VM, vm.value()));
        settled();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> change(() -> {
                    store.inventory().get(Vm.class, vm).setDescription("third");
                    store.inventory().flush();
                    throw new IllegalStateException("the transaction is rolled back");
                }))
                .hasMessageContaining("rolled back");
        assertThat(marked()).isEmpty();
    }

    @Test
    void partsMarkTheirMachine() {
        machine();
        settled();

        change(() -> store.inventory().get(Disk.class, disk).setSize(ByteSize.ofGiB(2)));
        assertThat(marked()).containsExactlyInAnyOrder(mark(Kind.VM, vm.value()), mark(Kind.DISK, disk.value()));
        settled();
        change(() -> {
            var nic = new Nic(NicId.random());
            nic.setName("nic1");
            nic.setVmId(Optional.of(vm));
            nic.setModel(NicModel.VIRTIO);
            store.inventory().add(nic);
            var snapshot = new Snapshot(SnapshotId.random());
            snapshot.setVmId(vm);
            snapshot.setType(SnapshotType.REGULAR);
            snapshot.setStatus(SnapshotStatus.OK);
            snapshot.setCreated(Instant.EPOCH);
            store.inventory().add(snapshot);
        });
        assertThat(marked()).containsExactly(mark(Kind.VM, vm.value()));
    }

    @Test
    void whatIsGoneIsMarked() {
        machine();
        settled();

        change(() -> {
            store.inventory()
                    .list(DiskAttachment.class, Where.equal("diskId", disk))
                    .forEach(store.inventory()::remove);
            store.inventory().remove(store.inventory().get(Vm.class, vm));
            store.inventory().remove(store.inventory().get(Disk.class, disk));
        });

        assertThat(marked()).contains(mark(Kind.VM, vm.value()), mark(Kind.DISK, disk.value()));
    }
}
