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
import org.vireo.engine.api.transfer.FinalizeImageTransfer;
import org.vireo.model.DiskStatus;
import org.vireo.model.ImageTransferDirection;
import org.vireo.model.ImageTransferPhase;
import org.vireo.model.VireoException;

/** Ends a transfer whose bytes are all moved. What was uploaded is inspected before anyone may use it. */
@Component(service = CommandHandler.class)
public final class FinalizeImageTransferHandler implements CommandHandler<FinalizeImageTransfer> {
    private static final String REFUSED = "refused";
    private final TransferEnds ends;
    private final Transfers transfers;

    @Activate
    public FinalizeImageTransferHandler(@Reference TransferEnds ends, @Reference Transfers transfers) {
        this.ends = ends;
        this.transfers = transfers;
    }

    @Override
    public Class<FinalizeImageTransfer> command() {
        return FinalizeImageTransfer.class;
    }

    @Override
    public Permit permit(FinalizeImageTransfer command) {
        return ends.permit(command.id());
    }

    @Override
    public Set<LockKey> locks(FinalizeImageTransfer command) {
        return ends.locks(command.id());
    }

    @Override
    public Check check(FinalizeImageTransfer command, Caller caller) {
        return ends.in(command.id(), "Cannot finalize Image Transfer.", TransferEnds.GOING_ON);
    }

    @Override
    public String describe(FinalizeImageTransfer command) {
        return ends.describe(command.id(), "Finalizing");
    }

    @Override
    public void begin(FinalizeImageTransfer command, Caller caller) {
        ends.get(command.id()).setPhase(ImageTransferPhase.FINALIZING_SUCCESS);
    }

    @Override
    public List<Step> plan(FinalizeImageTransfer command) {
        Step close = transfers.closing(command.id());
        if (ends.get(command.id()).direction() == ImageTransferDirection.DOWNLOAD) {
            return List.of(close);
        }
        return List.of(
                close,
                NamedStep.copying("check", "Inspecting the image", context -> check(command, context), context -> {}));
    }

    /** An image that is of no use is the end; what stood in the way of looking at it may pass. */
    private void check(FinalizeImageTransfer command, StepContext context) {
        try {
            transfers.check(command.id(), context);
        } catch (VireoException e) {
            if (e.code() == StorageError.BAD_IMAGE) {
                context.put(REFUSED, "yes");
            }
            throw e;
        }
    }

    @Override
    public void complete(FinalizeImageTransfer command, StepContext context) {
        var transfer = ends.get(command.id());
        transfers.end(transfer, ImageTransferPhase.FINISHED_SUCCESS);
        ends.free(transfer, DiskStatus.OK);
        ends.tell(transfer, context.caller(), TransferEnds.SUCCEEDED, "");
    }

    @Override
    public void abandon(FinalizeImageTransfer command, StepContext context, String why) {
        var transfer = ends.get(command.id());
        if (context.get(REFUSED).isPresent()) {
            transfers.end(transfer, ImageTransferPhase.FINISHED_FAILURE);
            ends.free(transfer, DiskStatus.ILLEGAL);
            ends.tell(transfer, context.caller(), TransferEnds.FAILED, why);
            return;
        }
        transfer.setPhase(ImageTransferPhase.PAUSED_SYSTEM);
        ends.tell(transfer, context.caller(), TransferEnds.PAUSED, why);
    }
}
