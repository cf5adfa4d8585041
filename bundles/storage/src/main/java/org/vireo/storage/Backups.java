package org.vireo.storage;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Backup;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.ImageTransfer;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.BackupId;
import org.vireo.model.BackupPhase;
import org.vireo.model.DiskId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** Backups of virtual machines in the inventory. Called in the transactions of commands. Thread-safe. */
@Component(service = Backups.class)
public final class Backups {
    static final String KIND = "vm_backup";
    static final int STARTED = 10790;
    static final int FAILED = 10793;
    static final int FINALIZED = 10792;

    private final Inventory inventory;
    private final Events events;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Backups(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    static Permit permit(VmId vm) {
        return Permit.on("backup_disk", "vm", vm);
    }

    Backup of(VmId vm, BackupId id) {
        return inventory
                .first(Backup.class, Where.equal("vmId", vm).andEqual("id", id))
                .orElseThrow(
                        () -> new VireoException(ModelError.OBJECT_NOT_FOUND, "VM " + vm + " has no backup " + id));
    }

    Optional<Backup> find(BackupId id) {
        return inventory.find(Backup.class, id);
    }

    /** The one that goes on. */
    Optional<Backup> running(VmId vm) {
        return inventory.list(Backup.class, Where.equal("vmId", vm)).stream()
                .filter(backup -> !backup.phase().ended())
                .findFirst();
    }

    /** Whether no backup of the virtual machine goes on. */
    Check none(VmId vm, String attempt) {
        return running(vm)
                .<Check>map(backup -> Check.conflict(
                        attempt + " Backup " + backup.id() + " of VM " + name(vm) + " goes on; finalize it first."))
                .orElse(Check.FINE);
    }

    /** Whether no backup holds the disk. */
    Check none(VmId vm, DiskId disk, String attempt) {
        return running(vm).filter(backup -> backup.disks().containsKey(disk)).isPresent()
                ? none(vm, attempt)
                : Check.FINE;
    }

    /** Whether no backup of any virtual machine holds the disk. */
    Check none(DiskId disk, String attempt) {
        var verdict = Check.FINE;
        for (var attachment : inventory.list(DiskAttachment.class, Where.equal("diskId", disk))) {
            if (attachment.vmId().isPresent()) {
                verdict = verdict.and(none(attachment.vmId().get(), disk, attempt));
            }
        }
        return verdict;
    }

    String name(VmId vm) {
        return inventory.find(Vm.class, vm).map(Vm::name).orElse(vm.toString());
    }

    /** Transfers of it that clients may go on with. */
    List<ImageTransfer> transfers(BackupId id) {
        return inventory.list(ImageTransfer.class, Where.equal("backupId", id)).stream()
                .filter(transfer -> !transfer.phase().ended())
                .toList();
    }

    void enter(Backup backup, BackupPhase phase) {
        backup.setPhase(phase);
        backup.setModified(clock.instant());
        if (phase.ended()) {
            backup.setEnded(Optional.of(clock.instant()));
        }
    }

    void tell(Backup backup, Caller caller, int code, String why) {
        var what = "Backup " + backup.id() + " of VM " + name(backup.vmId());
        var event = switch (code) {
            case FAILED -> Event.error(code, caller, what + " failed: " + why);
            case FINALIZED -> Event.normal(code, caller, what + " was finalized.");
            default -> Event.normal(code, caller, what + " has started.");
        };
        events.record(event.about("vm", backup.vmId()));
    }
}
