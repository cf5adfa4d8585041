package org.vireo.storage;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Disk;
import org.vireo.inventory.ImageTransfer;
import org.vireo.inventory.Inventory;
import org.vireo.model.DiskStatus;
import org.vireo.model.ImageTransferDirection;
import org.vireo.model.ImageTransferId;
import org.vireo.model.ImageTransferPhase;

/** What commands about a transfer have in common. Called in their transactions. */
@Component(service = TransferEnds.class)
public final class TransferEnds {
    static final String KIND = "image_transfer";
    /** It can be ended in one of these. */
    static final Set<ImageTransferPhase> GOING_ON =
            Set.of(ImageTransferPhase.TRANSFERRING, ImageTransferPhase.PAUSED_USER, ImageTransferPhase.PAUSED_SYSTEM);

    static final int BEGUN = 1031;
    static final int SUCCEEDED = 1032;
    static final int CANCELLED = 1033;
    static final int FAILED = 1034;
    static final int PAUSED = 1035;

    private final Inventory inventory;
    private final Events events;

    @Activate
    public TransferEnds(@Reference Inventory inventory, @Reference Events events) {
        this.inventory = inventory;
        this.events = events;
    }

    ImageTransfer get(ImageTransferId id) {
        return inventory.get(ImageTransfer.class, id);
    }

    /** Whoever may move the image may end that, too. */
    Permit permit(ImageTransferId id) {
        return Permit.on("edit_disk_properties", NewDisks.KIND, get(id).diskId());
    }

    Set<LockKey> locks(ImageTransferId id) {
        return Set.of(LockKey.exclusive(KIND, id), LockKey.exclusive(NewDisks.KIND, get(id).diskId()));
    }

    /** Whether the transfer is in one of these phases. */
    Check in(ImageTransferId id, String attempt, Set<ImageTransferPhase> phases) {
        var phase = get(id).phase();
        return phases.contains(phase)
                ? Check.FINE
                : Check.conflict(attempt + " The transfer is in phase " + phase.text() + ".");
    }

    String describe(ImageTransferId id, String doing) {
        var disk = get(id).diskId();
        return doing + " the transfer of Disk "
                + inventory.find(Disk.class, disk).map(Disk::name).orElse(disk.toString());
    }

    /** Whether nobody else may use the disk meanwhile; what a backup or a snapshot holds does not change. */
    static boolean locksDisk(ImageTransfer transfer) {
        return transfer.imageId().isEmpty() && transfer.backupId().isEmpty();
    }

    /** Gives the disk free again, if the transfer locked it. */
    void free(ImageTransfer transfer, DiskStatus status) {
        if (locksDisk(transfer)) {
            inventory.find(Disk.class, transfer.diskId()).ifPresent(disk -> disk.setStatus(status));
        }
    }

    void tell(ImageTransfer transfer, Caller caller, int code, String why) {
        var name = inventory
                .find(Disk.class, transfer.diskId())
                .map(Disk::name)
                .orElse(transfer.diskId().toString());
        var what =
                (transfer.direction() == ImageTransferDirection.UPLOAD ? "Upload to" : "Download of") + " disk " + name;
        var event = switch (code) {
            case FAILED -> Event.error(code, caller, what + " failed: " + why);
            case PAUSED -> Event.warning(code, caller, what + " was paused by the system: " + why);
            case CANCELLED -> Event.warning(code, caller, what + " was cancelled" + (why.isEmpty() ? "." : ": " + why));
            case SUCCEEDED -> Event.normal(code, caller, what + " succeeded.");
            default -> Event.normal(code, caller, what + " was initiated.");
        };
        events.record(event.about(NewDisks.KIND, transfer.diskId()));
    }
}
