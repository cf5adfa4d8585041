package org.vireo.storage;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.engine.api.transfer.CancelImageTransfer;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.model.DiskStatus;
import org.vireo.model.ImageTransferDirection;
import org.vireo.model.ImageTransferPhase;

/** Calls a transfer off. The disk of an upload is removed: nobody knows what is on it. */
@Component(service = CommandHandler.class)
public final class CancelImageTransferHandler implements CommandHandler<CancelImageTransfer> {
    private final TransferEnds ends;
    private final Transfers transfers;
    private final Inventory inventory;
    private final DiskUse use;
    private final Volumes volumes;

    @Activate
    public CancelImageTransferHandler(
            @Reference TransferEnds ends,
            @Reference Transfers transfers,
            @Reference Inventory inventory,
            @Reference DiskUse use,
            @Reference Volumes volumes) {
        this.ends = ends;
        this.transfers = transfers;
        this.inventory = inventory;
        this.use = use;
        this.volumes = volumes;
    }

    @Override
    public Class<CancelImageTransfer> command() {
        return CancelImageTransfer.class;
    }

    @Override
    public Permit permit(CancelImageTransfer command) {
        return ends.permit(command.id());
    }

    @Override
    public Set<LockKey> locks(CancelImageTransfer command) {
        return ends.locks(command.id());
    }

    @Override
    public Check check(CancelImageTransfer command, Caller caller) {
        return ends.in(command.id(), "Cannot cancel Image Transfer.", TransferEnds.GOING_ON);
    }

    @Override
    public String describe(CancelImageTransfer command) {
        return ends.describe(command.id(), "Cancelling");
    }

    @Override
    public void begin(CancelImageTransfer command, Caller caller) {
        var transfer = ends.get(command.id());
        transfer.setPhase(
                command.why().isEmpty() ? ImageTransferPhase.CANCELLED_USER : ImageTransferPhase.CANCELLED_SYSTEM);
    }

    @Override
    public List<Step> plan(CancelImageTransfer command) {
        var transfer = ends.get(command.id());
        Step close = transfers.closing(command.id());
        return transfer.direction() == ImageTransferDirection.UPLOAD
                ? List.of(close, DiskSteps.delete(transfer.diskId(), volumes))
                : List.of(close);
    }

    @Override
    public void complete(CancelImageTransfer command, StepContext context) {
        var transfer = ends.get(command.id());
        ends.tell(transfer, context.caller(), TransferEnds.CANCELLED, command.why());
        transfers.end(transfer, ImageTransferPhase.FINISHED_CLEANUP);
        if (transfer.direction() == ImageTransferDirection.DOWNLOAD) {
            ends.free(transfer, DiskStatus.OK);
            return;
        }
        use.attachments(transfer.diskId()).forEach(inventory::remove);
        inventory.flush();
        inventory.find(Disk.class, transfer.diskId()).ifPresent(inventory::remove);
    }

    @Override
    public void abandon(CancelImageTransfer command, StepContext context, String why) {
        var transfer = ends.get(command.id());
        transfers.end(transfer, ImageTransferPhase.FINISHED_FAILURE);
        ends.free(
                transfer, transfer.direction() == ImageTransferDirection.DOWNLOAD ? DiskStatus.OK : DiskStatus.ILLEGAL);
        ends.tell(transfer, context.caller(), TransferEnds.FAILED, why);
    }
}
