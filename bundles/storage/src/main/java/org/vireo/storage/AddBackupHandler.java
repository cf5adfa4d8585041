package org.vireo.storage;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.backup.AddBackup;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Backup;
import org.vireo.inventory.Checkpoint;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.BackupPhase;
import org.vireo.model.CheckpointId;
import org.vireo.model.CheckpointState;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;

/** Begins a backup: from one moment on clients can read the disks as they were then, while the guest goes on or stays down. */
@Component(service = CommandHandler.class)
public final class AddBackupHandler implements CommandHandler<AddBackup> {
    private final Inventory inventory;
    private final Snapshots snapshots;
    private final BackupRules rules;
    private final Backups backups;
    private final Checkpoints checkpoints;
    private final HostBackups hosts;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public AddBackupHandler(
            @Reference Inventory inventory,
            @Reference Snapshots snapshots,
            @Reference BackupRules rules,
            @Reference Backups backups,
            @Reference Checkpoints checkpoints,
            @Reference HostBackups hosts) {
        this.inventory = inventory;
        this.snapshots = snapshots;
        this.rules = rules;
        this.backups = backups;
        this.checkpoints = checkpoints;
        this.hosts = hosts;
    }

    @Override
    public Class<AddBackup> command() {
        return AddBackup.class;
    }

    @Override
    public Permit permit(AddBackup command) {
        return Backups.permit(command.vm());
    }

    @Override
    public Set<LockKey> locks(AddBackup command) {
        return snapshots.locks(command.vm());
    }

    @Override
    public Check check(AddBackup command, Caller caller) {
        return rules.check(command);
    }

    @Override
    public String describe(AddBackup command) {
        return "Starting a backup of VM " + backups.name(command.vm());
    }

    @Override
    public void begin(AddBackup command, Caller caller) {
        var disks = rules.disks(command);
        boolean atRest = !snapshots.runs(command.vm());
        var since = command.since().map(id -> checkpoints.of(command.vm(), id));
        var backup = new Backup(command.id());
        backup.setVmId(command.vm());
        backup.setDescription(command.description());
        backup.setAtRest(atRest);
        backup.setHostId(atRest ? rules.readers(command).get(0) : host(command));
        backup.setFromCheckpointId(command.since());
        backup.setDisks(ways(disks, since));
        backup.setCreated(clock.instant());
        backups.enter(backup, BackupPhase.INITIALIZING);
        if (atRest) {
            hold(backup, caller);
        } else {
            track(backup, command.fresh(), disks);
        }
        inventory.add(backup);
    }

    private HostId host(AddBackup command) {
        return inventory.get(Vm.class, command.vm()).hostId().orElseThrow();
    }

    /** Nobody writes to the disks until the end: they can be read at once. */
    private void hold(Backup backup, Caller caller) {
        snapshots.lock(backup.vmId(), backup.disks().keySet());
        backups.enter(backup, BackupPhase.READY);
        backups.tell(backup, caller, Backups.STARTED, "");
    }

    private void track(Backup backup, CheckpointId fresh, List<Disk> disks) {
        var tracked = disks.stream()
                .filter(disk -> disk.format() == DiskFormat.COW)
                .map(Disk::id)
                .collect(Collectors.toSet());
        if (!tracked.isEmpty()) {
            backup.setToCheckpointId(Optional.of(fresh));
            checkpoints.add(backup, fresh, tracked);
        }
    }

    private static LinkedHashMap<DiskId, Boolean> ways(List<Disk> disks, Optional<Checkpoint> since) {
        var ways = new LinkedHashMap<DiskId, Boolean>();
        disks.forEach(disk -> ways.put(
                disk.id(), since.filter(one -> one.disks().contains(disk.id())).isPresent()));
        return ways;
    }

    @Override
    public List<Step> plan(AddBackup command) {
        if (backups.of(command.vm(), command.id()).atRest()) {
            return List.of();
        }
        return List.of(NamedStep.patient(
                "begin",
                "Beginning the backup",
                context -> hosts.begin(command.id(), command.consistent(), context),
                context -> hosts.giveUp(command.id(), context)));
    }

    @Override
    public void complete(AddBackup command, StepContext context) {
        var backup = backups.of(command.vm(), command.id());
        backups.enter(backup, BackupPhase.READY);
        checkpoints.enter(backup.toCheckpointId(), CheckpointState.CREATED);
        backups.tell(backup, context.caller(), Backups.STARTED, "");
    }

    @Override
    public void abandon(AddBackup command, StepContext context, String why) {
        var backup = backups.of(command.vm(), command.id());
        backups.enter(backup, BackupPhase.FAILED);
        // the hypervisor may have begun it for all that is known
        backup.toCheckpointId().ifPresent(checkpoints::doom);
        backups.tell(backup, context.caller(), Backups.FAILED, why);
    }
}
