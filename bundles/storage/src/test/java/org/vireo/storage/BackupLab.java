package org.vireo.storage;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.backup.AddBackup;
import org.vireo.engine.api.backup.FinalizeBackup;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.inventory.Backup;
import org.vireo.inventory.Checkpoint;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.jobs.TestRunner;
import org.vireo.model.BackupId;
import org.vireo.model.CheckpointId;
import org.vireo.model.CheckpointState;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;

/** A running virtual machine with a disk of each format, and an engine that can die beside it. */
final class BackupLab {
    final PlayedBackupHost host = new PlayedBackupHost();
    final HeardEvents events = new HeardEvents();
    final VmId vm = VmId.random();
    final DiskId cow = DiskId.random();
    final DiskId raw = DiskId.random();
    final Inventory inventory;
    final Transactions transactions;
    final Backups backups;
    final Checkpoints checkpoints;

    private final StorageDomainId domain = StorageDomainId.random();
    private final TestStore store;
    private final RunningImages running;
    private TestRunner engine;

    BackupLab(TestStore store) {
        this.store = store;
        inventory = store.inventory();
        transactions = store.transactions();
        backups = new Backups(inventory, events);
        checkpoints = new Checkpoints(inventory);
        running = new RunningImages(inventory, transactions, Duration.ZERO);
        transactions.run(this::rows);
    }

    private void rows() {
        var machine = TestRows.host(HostId.random(), "h-" + vm);
        inventory.add(machine);
        inventory.add(TestRows.domain(domain, "place-" + vm));
        var row = TestRows.vm(vm, VmStatus.UP);
        row.setHostId(Optional.of(machine.id()));
        inventory.add(row);
        inventory.flush();
        Map.of(cow, DiskFormat.COW, raw, DiskFormat.RAW).forEach(this::addDisk);
    }

    private void addDisk(DiskId id, DiskFormat format) {
        var disk = TestRows.disk(id, format, domain);
        disk.setName("disk-" + format);
        inventory.add(disk);
        var attachment = TestRows.attachment(id, vm);
        attachment.setActive(true);
        inventory.add(attachment);
    }

    BackupLab start(Consumer<String> death) {
        var backends = new StorageBackends(new NoGuard());
        backends.add(new MemoryBackend());
        var snapshots = new Snapshots(inventory, backends);
        var reach = new StorageHosts(inventory, transactions, new StorageDrivers(inventory, transactions));
        var place = new TransferPlace(inventory, transactions, backends, reach);
        var hosts = new HostBackups(inventory, transactions, running, checkpoints);
        var rules = new BackupRules(inventory, snapshots, new DiskUse(inventory), backups, checkpoints, place);
        engine = new TestRunner(
                inventory,
                transactions,
                host,
                store.sealer(),
                List.of(
                        new AddBackupHandler(inventory, snapshots, rules, backups, checkpoints, hosts),
                        new FinalizeBackupHandler(snapshots, backups, checkpoints, hosts),
                        new RemoveCheckpointHandler(inventory, transactions, snapshots, backups, checkpoints, hosts)),
                death);
        return this;
    }

    void stop() {
        engine.stop();
    }

    JobOutcome run(Command command) throws Exception {
        return engine.commands()
                .submit(command, Caller.engine("test"))
                .outcome()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    /** Lets the engine die where {@link #start} says. */
    void die(Command command) throws InterruptedException {
        engine.dieOf(command, Caller.engine("test"));
    }

    BackupLooks looks() {
        return new BackupLooks(inventory, transactions, backups, running, engine.commands(), host);
    }

    AddBackup add(Optional<CheckpointId> since, DiskId... disks) {
        return new AddBackup(BackupId.random(), vm, Set.of(disks), since, CheckpointId.random(), "nightly", false);
    }

    FinalizeBackup end(AddBackup backup) {
        return new FinalizeBackup(vm, backup.id(), "");
    }

    Backup row(AddBackup backup) {
        return transactions.call(() -> inventory.get(Backup.class, backup.id()));
    }

    List<CheckpointState> states() {
        return transactions.call(() ->
                inventory.list(Checkpoint.class, Where.equal("vmId", vm).orderBy("created")).stream()
                        .map(Checkpoint::state)
                        .toList());
    }

    VmStatus status() {
        return transactions.call(() -> inventory.get(Vm.class, vm).status());
    }

    void become(VmStatus status) {
        transactions.run(() -> inventory.getForUpdate(Vm.class, vm).setStatus(status));
    }

    /** The guest ends and its host says so. */
    void end() {
        host.runs = false;
        host.open = Optional.empty();
        transactions.run(() -> {
            var row = inventory.getForUpdate(Vm.class, vm);
            row.setStatus(VmStatus.DOWN);
            row.setHostId(Optional.empty());
        });
    }
}
