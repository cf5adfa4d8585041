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
import org.vireo.engine.api.transfer.ResumeImageTransfer;
import org.vireo.inventory.Transactions;
import org.vireo.model.ImageTransferPhase;

/** Lets a transfer go on, with the ticket it had, on the host it had or another one that reaches the disk. */
@Component(service = CommandHandler.class)
public final class ResumeImageTransferHandler implements CommandHandler<ResumeImageTransfer> {
    private static final String CHOSEN = "host";

    private final TransferEnds ends;
    private final Transfers transfers;
    private final TransferPlace place;
    private final Transactions transactions;

    @Activate
    public ResumeImageTransferHandler(
            @Reference TransferEnds ends,
            @Reference Transfers transfers,
            @Reference TransferPlace place,
            @Reference Transactions transactions) {
        this.ends = ends;
        this.transfers = transfers;
        this.place = place;
        this.transactions = transactions;
    }

    @Override
    public Class<ResumeImageTransfer> command() {
        return ResumeImageTransfer.class;
    }

    @Override
    public Permit permit(ResumeImageTransfer command) {
        return ends.permit(command.id());
    }

    @Override
    public Set<LockKey> locks(ResumeImageTransfer command) {
        return ends.locks(command.id());
    }

    /** One that clients are moving is opened anew where its host has lost it. */
    @Override
    public Check check(ResumeImageTransfer command, Caller caller) {
        return ends.in(command.id(), "Cannot resume Image Transfer.", TransferEnds.GOING_ON);
    }

    @Override
    public String describe(ResumeImageTransfer command) {
        return ends.describe(command.id(), "Resuming");
    }

    @Override
    public void begin(ResumeImageTransfer command, Caller caller) {
        var transfer = ends.get(command.id());
        transfer.setPhase(ImageTransferPhase.RESUMING);
    }

    @Override
    public List<Step> plan(ResumeImageTransfer command) {
        return List.of(
                transfers.closing(command.id()),
                NamedStep.patient(
                        "open",
                        "Opening the image",
                        context -> open(command, context),
                        context -> transfers.close(command.id(), context)));
    }

    private void open(ResumeImageTransfer command, StepContext context) {
        if (context.get(CHOSEN).isEmpty()) {
            var host = place.host(transactions.call(() -> ends.get(command.id())));
            transactions.run(() -> {
                var transfer = ends.get(command.id());
                transfer.setHostId(host);
                transfer.setRound(transfer.round() + 1);
                context.put(CHOSEN, host.toString());
            });
        }
        transfers.open(command.id(), context);
    }

    @Override
    public void complete(ResumeImageTransfer command, StepContext context) {
        ends.get(command.id()).setPhase(ImageTransferPhase.TRANSFERRING);
    }

    @Override
    public void abandon(ResumeImageTransfer command, StepContext context, String why) {
        var transfer = ends.get(command.id());
        transfer.setPhase(ImageTransferPhase.PAUSED_SYSTEM);
        ends.tell(transfer, context.caller(), TransferEnds.PAUSED, why);
    }
}
