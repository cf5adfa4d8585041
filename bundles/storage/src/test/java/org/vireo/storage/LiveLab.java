package org.vireo.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.inventory.ObjectLock;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.jobs.TestRunner;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.JobStatus;
import org.vireo.model.SnapshotId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.spi.storage.Domain;

/** A running virtual machine with two disks, and an engine that can die beside it. */
final class LiveLab {
    final MemoryBackend backend = new MemoryBackend();
    final VmId vm = VmId.random();
    final PlayedHypervisor hypervisor = new PlayedHypervisor(backend, vm);
    final HeardEvents events = new HeardEvents();
    /** Ids that tests can name. */
    final List<DiskId> disks;

    private final TestStore store;
    private final Inventory inventory;
    private final Transactions transactions;
    private final StorageBackends backends = new StorageBackends(new NoGuard());
    final StorageDomainId domain = StorageDomainId.random();
    /** Empty at first. */
    final StorageDomainId other = StorageDomainId.random();

    private final HostId host = HostId.random();
    private TestRunner engine;

    LiveLab(TestStore store, List<DiskId> disks) {
        this.store = store;
        this.disks = disks;
        inventory = store.inventory();
        transactions = store.transactions();
        backends.add(backend);
        transactions.run(this::rows);
        for (var disk : disks) {
            var spec = new VolumeSpec(disk, row(disk).format(), ByteSize.ofGiB(1), false, Optional.empty());
            backend.create(new Domain(domain, Map.of()), spec, host, new NoCall());
            backend.write(disk, 0, "first");
            backend.write(disk, 3, "low");
            hypervisor.open(disk, disk);
        }
    }

    private void rows() {
        inventory.add(TestRows.host(host, "h-" + vm));
        addDomain(domain, "place-");
        addDomain(other, "other-");
        var row = TestRows.vm(vm, VmStatus.UP);
        row.setHostId(Optional.of(host));
        inventory.add(row);
        inventory.flush();
        disks.forEach(this::addDisk);
    }

    private void addDomain(StorageDomainId id, String name) {
        var place = TestRows.domain(id, name + vm);
        place.setTotal(ByteSize.ofGiB(100));
        place.setAvailable(ByteSize.ofGiB(50));
        inventory.add(place);
    }

    private void addDisk(DiskId id) {
        inventory.find(Disk.class, id).ifPresent(left -> {
            inventory.list(DiskAttachment.class, Where.equal("diskId", id)).forEach(inventory::remove);
            inventory.list(FrozenImage.class, Where.equal("diskId", id)).forEach(inventory::remove);
            inventory.flush();
            inventory.remove(left);
            inventory.flush();
        });
        var disk = TestRows.disk(id, id.equals(disks.get(0)) ? DiskFormat.RAW : DiskFormat.COW, domain);
        disk.setSparse(true);
        inventory.add(disk);
        inventory.add(TestRows.attachment(id, vm));
    }

    LiveLab start(Consumer<String> death) {
        var drivers = new StorageDrivers(inventory, transactions);
        var hosts = new StorageHosts(inventory, transactions, drivers);
        var made = TestVolumes.of(store, events, backends, hosts);
        var chains = made.chains();
        var left = made.left();
        var volumes = made.volumes();
        var snapshots = new Snapshots(inventory, backends);
        var running = new RunningImages(inventory, transactions, Duration.ZERO);
        var merged = new MergedImages(inventory, transactions, chains);
        var memory = new KeptMemory(inventory, transactions, backends, volumes);
        var steps = new SnapshotSteps(inventory, transactions, chains, running, merged, left, memory);
        var rows = new MovedRows(inventory, transactions, chains);
        var moved = new MovedImages(inventory, transactions, backends, hosts, rows);
        var use = new DiskUse(inventory);
        var rules = new MoveRules(inventory, backends, hosts);
        var moves = new MoveSteps(transactions, rows, moved, merged, running, left);
        engine = new TestRunner(
                inventory,
                transactions,
                hypervisor,
                store.sealer(),
                List.of(
                        new AddSnapshotHandler(inventory, events, snapshots, steps, memory),
                        new RemoveSnapshotHandler(inventory, events, snapshots, steps),
                        new RestoreSnapshotHandler(inventory, events, snapshots, steps),
                        new PreviewSnapshotHandler(inventory, events, snapshots, steps),
                        new UndoSnapshotHandler(inventory, events, snapshots, steps),
                        new CommitSnapshotHandler(inventory, events, snapshots, steps),
                        new MoveDiskHandler(inventory, events, use, snapshots, rules, moves),
                        new SparsifyDiskHandler(inventory, events, use, snapshots, rules, moves)),
                death);
        return this;
    }

    CompletionStage<JobOutcome> submit(Command command) {
        return engine.commands().submit(command, Caller.engine("test")).outcome();
    }

    JobOutcome run(Command command) throws Exception {
        return submit(command).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** Lets the engine die where {@link #start} says. */
    void die(Command command) throws InterruptedException {
        engine.dieOf(command, Caller.engine("test"));
    }

    void stop() {
        if (engine != null) {
            engine.stop();
        }
    }

    JobStatus lastJob() {
        var jobs = inventory.list(Job.class, Where.all().orderBy("started"));
        return jobs.get(jobs.size() - 1).status();
    }

    static void until(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            Thread.sleep(10);
        }
    }

    Disk row(DiskId disk) {
        return transactions.call(() -> inventory.get(Disk.class, disk));
    }

    /** The guest writes. */
    void write(int block, String text) {
        disks.forEach(disk -> hypervisor.write(disk, block, text));
    }

    /** What the guest reads, or would if it were started now. */
    List<String> contents() {
        var all = new ArrayList<String>();
        for (var disk : disks) {
            all.addAll(contents(hypervisor.runs ? hypervisor.chain(disk).get(0) : Domains.image(row(disk))));
        }
        return all;
    }

    private List<String> contents(DiskId image) {
        var all = new ArrayList<String>();
        for (var block = 0; block < MemoryBackend.BLOCKS; block++) {
            all.add(backend.read(image, block));
        }
        return all;
    }

    List<FrozenImage> images(SnapshotId snapshot) {
        return transactions.call(() -> inventory.list(
                FrozenImage.class, Where.equal("snapshotId", snapshot).orderBy("diskId")));
    }

    /** Disks with memory of its snapshots, which are all there is of the kind. */
    List<Disk> memories() {
        return transactions.call(() -> {
            var named = inventory.list(Snapshot.class, Where.equal("vmId", vm)).stream()
                    .flatMap(snapshot -> snapshot.memoryDiskId().stream())
                    .distinct()
                    .map(id -> inventory.get(Disk.class, id))
                    .toList();
            assertThat(inventory.count(
                            Disk.class,
                            Where.equal("storageDomainId", domain).andEqual("contentType", KeptMemory.CONTENT)))
                    .isEqualTo(named.size());
            return named;
        });
    }

    Snapshot snapshot(SnapshotId id) {
        return transactions.call(() -> inventory.get(Snapshot.class, id));
    }

    Vm machine() {
        return transactions.call(() -> inventory.get(Vm.class, vm));
    }

    /** What a snapshot holds. */
    List<String> held(SnapshotId snapshot) {
        return disks.stream()
                .flatMap(disk ->
                        images(snapshot).stream().filter(image -> image.diskId().equals(disk)))
                .flatMap(image -> contents(new DiskId(image.id())).stream())
                .toList();
    }

    /** The guest ends and its host says so. */
    void end() {
        hypervisor.end();
        transactions.run(() -> {
            var row = inventory.getForUpdate(Vm.class, vm);
            row.setStatus(VmStatus.DOWN);
            row.setHostId(Optional.empty());
        });
    }

    void changeOther(Consumer<StorageDomain> change) {
        transactions.run(() -> change.accept(inventory.getForUpdate(StorageDomain.class, other)));
    }

    void changeDisk(DiskId disk, Consumer<Disk> change) {
        transactions.run(() -> change.accept(inventory.getForUpdate(Disk.class, disk)));
    }

    /** The disk reads through to one of a template from now on, which holds what it does not. */
    DiskId putOnTemplate(DiskId disk) {
        var base = TestRows.disk(DiskId.random(), DiskFormat.RAW, domain);
        base.setName("base");
        transactions.run(() -> {
            inventory.add(base);
            inventory.flush();
            inventory.getForUpdate(Disk.class, disk).setBackingDiskId(Optional.of(base.id()));
        });
        var place = new Domain(domain, Map.of());
        var below = new VolumeSpec(base.id(), DiskFormat.RAW, ByteSize.ofGiB(1), false, Optional.empty());
        backend.create(place, below, host, new NoCall());
        backend.write(base.id(), 1, "template");
        var above = new VolumeSpec(disk, DiskFormat.COW, ByteSize.ofGiB(1), false, Optional.of(base.id()));
        backend.create(place, above, host, new NoCall());
        hypervisor.open(disk, disk);
        return base.id();
    }

    void change(Consumer<Vm> change) {
        transactions.run(() -> change.accept(inventory.getForUpdate(Vm.class, vm)));
    }

    /** The inventory names what hypervisor and images name, nothing is locked and nothing is left over. */
    void requireInLine() {
        for (var disk : disks) {
            var named = new ArrayList<DiskId>();
            var row = row(disk);
            named.add(Domains.image(row));
            var below = row.parentImageId();
            while (below.isPresent()) {
                named.add(new DiskId(below.get()));
                var here = below.get();
                below = transactions
                        .call(() -> inventory
                                .first(FrozenImage.class, Where.equal("id", here))
                                .orElseThrow())
                        .parentId();
            }
            if (hypervisor.runs) {
                assertThat(named).containsExactlyElementsOf(hypervisor.chain(disk));
            }
            for (var at = 0; at < named.size(); at++) {
                assertThat(backend.backing(named.get(at)))
                        .isEqualTo(Optional.of(at + 1)
                                .filter(next -> next < named.size())
                                .map(named::get));
            }
            assertThat(named)
                    .allMatch(image -> backend.places
                            .get(image)
                            .equals(row.storageDomainId().orElseThrow()));
            assertThat(row.status()).isEqualTo(DiskStatus.OK);
        }
        var images = inventory.count(FrozenImage.class, Where.in("diskId", disks));
        assertThat(backend.volumes)
                .hasSize((int) images + disks.size() + memories().size());
        assertThat(backend.records).isEmpty();
        assertThat(transactions.call(() -> inventory.get(Vm.class, vm)).status())
                .isEqualTo(hypervisor.runs ? VmStatus.UP : VmStatus.DOWN);
        assertThat(inventory.count(ObjectLock.class, Where.all())).isZero();
    }
}
