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
import org.vireo.engine.api.transfer.PauseImageTransfer;
import org.vireo.model.ImageTransferPhase;

/** Stops a transfer for a while. */
@Component(service = CommandHandler.class)
public final class PauseImageTransferHandler implements CommandHandler<PauseImageTransfer> {
    private final TransferEnds ends;
    private final Transfers transfers;

    @Activate
    public PauseImageTransferHandler(@Reference TransferEnds ends, @Reference Transfers transfers) {
        this.ends = ends;
        this.transfers = transfers;
    }

    @Override
    public Class<PauseImageTransfer> command() {
        return PauseImageTransfer.class;
    }

    @Override
    public Permit permit(PauseImageTransfer command) {
        return ends.permit(command.id());
    }

    @Override
    public Set<LockKey> locks(PauseImageTransfer command) {
        return ends.locks(command.id());
    }

    @Override
    public Check check(PauseImageTransfer command, Caller caller) {
        return ends.in(command.id(), "Cannot pause Image Transfer.", Set.of(ImageTransferPhase.TRANSFERRING));
    }

    @Override
    public String describe(PauseImageTransfer command) {
        return ends.describe(command.id(), "Pausing");
    }

    /** From here on the engine lets no client through; the host follows in a moment, or when its time is over. */
    @Override
    public void begin(PauseImageTransfer command, Caller caller) {
        var transfer = ends.get(command.id());
        boolean person = command.why().isEmpty();
        transfer.setPhase(person ? ImageTransferPhase.PAUSED_USER : ImageTransferPhase.PAUSED_SYSTEM);
        if (!person) {
            ends.tell(transfer, caller, TransferEnds.PAUSED, command.why());
        }
    }

    @Override
    public List<Step> plan(PauseImageTransfer command) {
        return List.of(transfers.closing(command.id()));
    }
}
