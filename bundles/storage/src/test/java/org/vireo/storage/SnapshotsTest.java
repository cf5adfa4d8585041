package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.engine.api.snapshot.AddSnapshot;
import org.vireo.engine.api.snapshot.CommitSnapshot;
import org.vireo.engine.api.snapshot.PreviewSnapshot;
import org.vireo.engine.api.snapshot.RemoveSnapshot;
import org.vireo.engine.api.snapshot.RestoreSnapshot;
import org.vireo.engine.api.snapshot.UndoSnapshot;
import org.vireo.inventory.Disk;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;

/** Snapshots on a real database, with disks in memory whose bytes are looked at. */
class SnapshotsTest {
    private static TestStore store;
    private final Inventory inventory = store.inventory();
    private final Transactions transactions = store.transactions();
    private final HeardEvents events = new HeardEvents();
    private final MemoryBackend backend = new MemoryBackend();
    private final StorageBackends backends = new StorageBackends(new NoGuard());
    private final StorageDrivers drivers = new StorageDrivers(inventory, transactions);
    private final StorageHosts hosts = new StorageHosts(inventory, transactions, drivers);
    private final TestVolumes made = TestVolumes.of(store, events, backends, hosts);
    private final ImageChains chains = made.chains();
    private final InventoryVolumes volumes = made.volumes();
    private final LeftImages left = made.left();
    private final Snapshots snapshots = new Snapshots(inventory, backends);
    private final KeptMemory memory = new KeptMemory(inventory, transactions, backends, volumes);
    private final SnapshotSteps steps = new SnapshotSteps(
            inventory,
            transactions,
            chains,
            new RunningImages(inventory, transactions),
            new MergedImages(inventory, transactions, chains),
            left,
            memory);
    private final Rehearsal rehearsal = new Rehearsal(transactions, null);
    private final StorageDomainId domain = StorageDomainId.random();
    private final VmId vm = VmId.random();
    private final List<DiskId> disks = List.of(DiskId.random(), DiskId.random());

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @BeforeEach
    void addVmWithTwoDisks() {
        backends.add(backend);
        transactions.run(() -> {
            inventory.add(TestRows.host(HostId.random(), "h-" + vm));
            inventory.add(TestRows.domain(domain, "place-" + vm));
            inventory.add(TestRows.vm(vm, VmStatus.DOWN));
            inventory.flush();
            disks.forEach(this::addDisk);
        });
        disks.forEach(disk -> volumes.create(disk, new NoCall()));
    }

    private void addDisk(DiskId id) {
        inventory.add(TestRows.disk(id, id.equals(disks.get(0)) ? DiskFormat.RAW : DiskFormat.COW, domain));
        inventory.add(TestRows.attachment(id, vm));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private Optional<VireoException> take(SnapshotId id) {
        return rehearsal.run(
                new AddSnapshotHandler(inventory, events, snapshots, steps, memory),
                new AddSnapshot(id, vm, "taken", Optional.empty(), false));
    }

    private Optional<VireoException> drop(SnapshotId id) {
        return rehearsal.run(
                new RemoveSnapshotHandler(inventory, events, snapshots, steps), new RemoveSnapshot(vm, id));
    }

    private Optional<VireoException> restore(SnapshotId id) {
        return rehearsal.run(
                new RestoreSnapshotHandler(inventory, events, snapshots, steps), new RestoreSnapshot(vm, id));
    }

    private Optional<VireoException> preview(SnapshotId id) {
        return rehearsal.run(
                new PreviewSnapshotHandler(inventory, events, snapshots, steps), new PreviewSnapshot(vm, id));
    }

    private Optional<VireoException> commit() {
        return rehearsal.run(new CommitSnapshotHandler(inventory, events, snapshots, steps), new CommitSnapshot(vm));
    }

    private Optional<VireoException> undo() {
        return rehearsal.run(new UndoSnapshotHandler(inventory, events, snapshots, steps), new UndoSnapshot(vm));
    }

    private Disk row(DiskId disk) {
        return transactions.call(() -> inventory.get(Disk.class, disk));
    }

    private void write(int disk, int block, String text) {
        backend.write(Domains.image(row(disks.get(disk))), block, text);
    }

    /** What the guest would read now. */
    private List<String> contents() {
        var all = new ArrayList<String>();
        for (var disk : disks) {
            for (var block = 0; block < MemoryBackend.BLOCKS; block++) {
                all.add(backend.read(Domains.image(row(disk)), block));
            }
        }
        return all;
    }

    private VmStatus status() {
        return transactions.call(() -> inventory.get(Vm.class, vm)).status();
    }

    @Test
    void restoringReturnsToWhatWasOnTheDisks() {
        write(0, 1, "before");
        var then = contents();
        var first = SnapshotId.random();
        assertThat(take(first)).isEmpty();
        write(0, 1, "after");
        write(1, 2, "after");
        assertThat(take(SnapshotId.random())).isEmpty();

        assertThat(restore(first)).isEmpty();

        assertThat(contents()).isEqualTo(then);
        assertThat(inventory.list(Snapshot.class, Where.equal("vmId", vm)))
                .extracting(Snapshot::id)
                .containsExactly(first);
        assertThat(backend.volumes).hasSize(4);
        assertThat(status()).isEqualTo(VmStatus.DOWN);
    }

    @Test
    void previewIsUndoneAsIfItHadNotBeen() {
        var first = SnapshotId.random();
        take(first);
        write(0, 0, "now");
        var now = contents();

        assertThat(preview(first)).isEmpty();
        assertThat(contents()).isNotEqualTo(now);
        write(0, 0, "lost");
        assertThat(undo()).isEmpty();

        assertThat(contents()).isEqualTo(now);
        assertThat(backend.volumes).hasSize(4);
        assertThat(snapshotStatus(first)).isEqualTo(SnapshotStatus.OK);
    }

    private SnapshotStatus snapshotStatus(SnapshotId id) {
        return transactions.call(() -> inventory.get(Snapshot.class, id)).status();
    }

    @Test
    void onlyCommitAndUndoArePossibleDuringAPreview() {
        var first = SnapshotId.random();
        take(first);
        preview(first);

        assertThatThrownBy(() -> take(SnapshotId.random()))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("looks at a snapshot");
        assertThatThrownBy(() -> drop(first)).isInstanceOf(CommandRefused.class);
        assertThat(snapshotStatus(first)).isEqualTo(SnapshotStatus.IN_PREVIEW);
        assertThat(commit()).isEmpty();
        assertThatThrownBy(this::undo).isInstanceOf(CommandRefused.class);
    }

    @Test
    void vmOnTheMoveIsLeftAlone() {
        var first = SnapshotId.random();
        take(first);
        transactions.run(() -> inventory.get(Vm.class, vm).setStatus(VmStatus.MIGRATING));

        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> take(SnapshotId.random()), () -> drop(first), () -> preview(first), () -> restore(first))) {
            assertThatThrownBy(attempt).isInstanceOf(CommandRefused.class).hasMessageContaining("is migrating");
        }
    }

    @Test
    void failureToTakeOneLeavesEverythingAsItWas() {
        write(0, 0, "kept");
        var before = contents();
        backend.failNext = "create";

        assertThat(take(SnapshotId.random())).isPresent();

        assertThat(contents()).isEqualTo(before);
        assertThat(backend.volumes.keySet()).containsExactlyInAnyOrderElementsOf(disks);
        assertThat(inventory.count(FrozenImage.class, Where.in("diskId", disks)))
                .isZero();
        assertThat(status()).isEqualTo(VmStatus.DOWN);
        assertThat(row(disks.get(0)).status()).isEqualTo(DiskStatus.OK);
    }

    @Test
    void snapshotThatCouldNotBeMergedCanStillBeRestored() {
        write(0, 0, "then");
        var then = contents();
        var first = SnapshotId.random();
        take(first);
        write(0, 0, "now");
        backend.failNext = "rebase";

        assertThat(drop(first)).isPresent();
        assertThat(restore(first)).isEmpty();

        assertThat(contents()).isEqualTo(then);
    }

    @Test
    void imageThatCannotBeRemovedDoesNotStopTheRest() {
        var first = SnapshotId.random();
        take(first);
        write(0, 0, "now");
        var now = contents();
        backend.failNext = "delete";

        assertThat(drop(first)).isEmpty();

        assertThat(contents()).isEqualTo(now);
        assertThat(inventory.count(Snapshot.class, Where.equal("vmId", vm))).isZero();
        assertThat(backend.volumes).hasSize(3);

        left.sweep(new NoCall());
        assertThat(backend.volumes).hasSize(2);
        assertThat(contents()).isEqualTo(now);
    }

    @Test
    void diskWithSnapshotsGoesWithAllItsImagesOrNotAtAll() {
        take(SnapshotId.random());
        take(SnapshotId.random());
        var use = new DiskUse(inventory);
        var remover = new RemoveDiskHandler(inventory, events, use, volumes);

        assertThatThrownBy(() -> rehearsal.run(remover, new org.vireo.engine.api.storage.RemoveDisk(disks.get(0))))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("Snapshots hold images");
        volumes.delete(disks.get(0), new NoCall());
        assertThat(backend.volumes).hasSize(3);
    }

    /** Whatever is done, what is read is what was written before; what no snapshot needs goes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anySequenceKeepsWhatEverySnapshotHeld(long seed) {
        var random = new Random(seed);
        var held = new LinkedHashMap<SnapshotId, List<String>>();
        for (var round = 0; round < 8; round++) {
            write(random.nextInt(2), random.nextInt(MemoryBackend.BLOCKS), "w" + round);
            var now = contents();
            if (held.isEmpty() || random.nextInt(3) == 0) {
                var id = SnapshotId.random();
                assertThat(take(id)).isEmpty();
                held.put(id, now);
                assertThat(contents()).isEqualTo(now);
            } else {
                act(random, held, now);
            }
            assertThat(status()).isEqualTo(VmStatus.DOWN);
            assertThat(backend.volumes).hasSize(2 * (held.size() + 1));
        }
        List.copyOf(held.keySet()).forEach(id -> assertThat(drop(id)).isEmpty());
        assertThat(backend.volumes).hasSize(2);
    }

    private void act(Random random, Map<SnapshotId, List<String>> held, List<String> now) {
        var ids = List.copyOf(held.keySet());
        var chosen = random.nextInt(ids.size());
        var id = ids.get(chosen);
        switch (random.nextInt(4)) {
            case 0 -> {
                assertThat(drop(id)).isEmpty();
                held.remove(id);
                assertThat(contents()).isEqualTo(now);
            }
            case 1 -> {
                assertThat(restore(id)).isEmpty();
                assertThat(contents()).isEqualTo(held.get(id));
                ids.subList(chosen + 1, ids.size()).forEach(held::remove);
            }
            case 2 -> {
                assertThat(preview(id)).isEmpty();
                write(0, 0, "in preview");
                assertThat(undo()).isEmpty();
                assertThat(contents()).isEqualTo(now);
            }
            default -> {
                assertThat(preview(id)).isEmpty();
                assertThat(contents()).isEqualTo(held.get(id));
                assertThat(commit()).isEmpty();
                assertThat(contents()).isEqualTo(held.get(id));
                ids.subList(chosen + 1, ids.size()).forEach(held::remove);
            }
        }
    }
}
