package org.vireo.storage;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.backup.FinalizeBackup;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.model.BackupPhase;

/** Ends a backup. What is remembered since its checkpoint stays, unless it failed: then nobody has what was before. */
@Component(service = CommandHandler.class)
public final class FinalizeBackupHandler implements CommandHandler<FinalizeBackup> {
    private static final String ATTEMPT = "Cannot finalize VM backup.";

    private final Snapshots snapshots;
    private final Backups backups;
    private final Checkpoints checkpoints;
    private final HostBackups hosts;

    @Activate
    public FinalizeBackupHandler(
            @Reference Snapshots snapshots,
            @Reference Backups backups,
            @Reference Checkpoints checkpoints,
            @Reference HostBackups hosts) {
        this.snapshots = snapshots;
        this.backups = backups;
        this.checkpoints = checkpoints;
        this.hosts = hosts;
    }

    @Override
    public Class<FinalizeBackup> command() {
        return FinalizeBackup.class;
    }

    @Override
    public Permit permit(FinalizeBackup command) {
        return Backups.permit(command.vm());
    }

    /** A virtual machine that runs may be stopped meanwhile. */
    @Override
    public Set<LockKey> locks(FinalizeBackup command) {
        return Set.of(LockKey.exclusive(Backups.KIND, command.id()));
    }

    @Override
    public Check check(FinalizeBackup command, Caller caller) {
        var phase = backups.of(command.vm(), command.id()).phase();
        if (phase != BackupPhase.READY) {
            return Check.conflict(ATTEMPT + " The backup is in phase " + phase.text() + ".");
        }
        return command.why().isEmpty() && !backups.transfers(command.id()).isEmpty()
                ? Check.conflict(ATTEMPT + " A disk of the backup is being transferred.")
                : Check.FINE;
    }

    @Override
    public String describe(FinalizeBackup command) {
        return "Finalizing a backup of VM " + backups.name(command.vm());
    }

    @Override
    public void begin(FinalizeBackup command, Caller caller) {
        var backup = backups.of(command.vm(), command.id());
        if (backup.atRest()) {
            snapshots.unlock(command.vm(), backup.disks().keySet());
            ended(command, caller, command.why());
        } else {
            backups.enter(backup, BackupPhase.FINALIZING);
        }
    }

    @Override
    public List<Step> plan(FinalizeBackup command) {
        if (backups.of(command.vm(), command.id()).atRest()) {
            return List.of();
        }
        return List.of(NamedStep.patient(
                "end", "Ending the backup", context -> hosts.end(command.id(), context), context -> {}));
    }

    @Override
    public void complete(FinalizeBackup command, StepContext context) {
        ended(command, context.caller(), command.why());
    }

    /** It goes on only as long as the engine asks for it: the host ends it by itself. */
    @Override
    public void abandon(FinalizeBackup command, StepContext context, String why) {
        ended(command, context.caller(), command.why().isEmpty() ? why : command.why());
    }

    private void ended(FinalizeBackup command, Caller caller, String why) {
        var backup = backups.of(command.vm(), command.id());
        if (why.isEmpty()) {
            backups.enter(backup, BackupPhase.SUCCEEDED);
            backups.tell(backup, caller, Backups.FINALIZED, "");
        } else {
            backups.enter(backup, BackupPhase.FAILED);
            backup.toCheckpointId().ifPresent(checkpoints::doom);
            backups.tell(backup, caller, Backups.FAILED, why);
        }
    }
}
