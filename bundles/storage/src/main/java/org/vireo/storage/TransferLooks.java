package org.vireo.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.transfer.CancelImageTransfer;
import org.vireo.engine.api.transfer.PauseImageTransfer;
import org.vireo.engine.api.transfer.ResumeImageTransfer;
import org.vireo.inventory.Host;
import org.vireo.inventory.ImageTransfer;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.HostStatus;
import org.vireo.model.ImageTransferDirection;
import org.vireo.model.ImageTransferId;
import org.vireo.model.ImageTransferPhase;
import org.vireo.model.ImageTransferPolicy;
import org.vireo.model.VireoException;
import org.vireo.protocol.image.LookAtTransfer;
import org.vireo.protocol.image.TransferState;
import org.vireo.spi.host.HostLink;

/** Asks hosts how far transfers are, lets their tickets live on, and ends what nobody goes on with. */
@Component(service = TransferLooks.class)
public final class TransferLooks {
    private static final Logger LOG = LoggerFactory.getLogger(TransferLooks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofMinutes(15);
    /** A host in one of these is not just away for a moment. */
    private static final Set<HostStatus> LOST = Set.of(
            HostStatus.DOWN, HostStatus.NON_RESPONSIVE, HostStatus.ERROR, HostStatus.MAINTENANCE, HostStatus.REBOOT);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Transfers transfers;
    private final Commands commands;
    private final HostLink link;
    private final Clock clock = Clock.systemUTC();
    /** While the engine was away nobody could go through it, so that time is not held against clients. */
    private final Instant since = clock.instant();

    @Activate
    public TransferLooks(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Transfers transfers,
            @Reference Commands commands,
            @Reference HostLink link) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.transfers = transfers;
        this.commands = commands;
        this.link = link;
    }

    /** One round over all transfers. */
    void look() {
        transactions.run(this::forgetOld);
        var going = Where.equal("phase", ImageTransferPhase.TRANSFERRING);
        for (var transfer : transactions.call(() -> inventory.list(ImageTransfer.class, going))) {
            try {
                look(transfer);
            } catch (VireoException e) {
                LOG.warn("Transfer {} is looked at again later: {}", transfer.id(), e.getMessage());
            }
        }
    }

    private void forgetOld() {
        var old = clock.instant().minus(KEPT);
        inventory
                .list(ImageTransfer.class, Where.all().and("ended", Where.Comparison.LESS, old))
                .forEach(inventory::remove);
    }

    private void look(ImageTransfer transfer) {
        var status = transactions.call(
                () -> inventory.find(Host.class, transfer.hostId()).map(Host::status));
        if (status.isEmpty() || LOST.contains(status.get())) {
            var why = "the host that serves the image is "
                    + status.map(HostStatus::text).orElse("removed") + ".";
            LOG.info("Transfer {} is paused: {}", transfer.id(), why);
            submit(new PauseImageTransfer(transfer.id(), why));
            return;
        }
        if (status.get() == HostStatus.UP && !ask(transfer)) {
            return;
        }
        transactions
                .call(() -> inventory.find(ImageTransfer.class, transfer.id()))
                .flatMap(this::due)
                .ifPresent(this::submit);
    }

    /** Whether the host serves the image. */
    private boolean ask(ImageTransfer transfer) {
        if (!transactions.call(() -> extended(transfer.id()))) {
            return false;
        }
        TransferState state;
        try {
            var call = TimedCall.lasting(PATIENCE, clock, link);
            state = link.call(transfer.hostId(), new LookAtTransfer(transfer.ticket(), Transfers.LEASE), call);
        } catch (VireoException e) {
            LOG.info("Transfer {} is not heard of: {}", transfer.id(), e.getMessage());
            return true;
        }
        if (!state.open()) {
            LOG.info(
                    "Host {} has lost the ticket of transfer {}; it is opened again", transfer.hostId(), transfer.id());
            submit(new ResumeImageTransfer(transfer.id()));
            return false;
        }
        transactions.run(() -> inventory
                .find(ImageTransfer.class, transfer.id())
                .filter(now -> now.round() == transfer.round())
                .ifPresent(now -> transfers.keep(now, state)));
        return true;
    }

    private boolean extended(ImageTransferId id) {
        var transfer = inventory.getForUpdate(ImageTransfer.class, id);
        if (transfer.phase() != ImageTransferPhase.TRANSFERRING) {
            return false;
        }
        transfers.extend(transfer, PATIENCE);
        return true;
    }

    private Optional<Command> due(ImageTransfer transfer) {
        return due(transfer, since, clock.instant());
    }

    /** What is to be done with a transfer that no client goes on with; nothing while its time is not over. Pure. */
    static Optional<Command> due(ImageTransfer transfer, Instant since, Instant now) {
        int limit = transfer.inactivitySeconds();
        var last = transfer.active().isAfter(since) ? transfer.active() : since;
        if (limit == 0 || last.plusSeconds(limit).isAfter(now)) {
            return Optional.empty();
        }
        boolean cancel = transfer.policy() == ImageTransferPolicy.CANCEL
                || (transfer.policy() == ImageTransferPolicy.LEGACY
                        && transfer.direction() == ImageTransferDirection.DOWNLOAD);
        var why = "no client moved anything for " + limit + " seconds.";
        return Optional.of(
                cancel ? new CancelImageTransfer(transfer.id(), why) : new PauseImageTransfer(transfer.id(), why));
    }

    private void submit(Command command) {
        try {
            commands.submit(command, Caller.engine(""));
        } catch (CommandRefused e) {
            LOG.debug("another command has the transfer: {}", e.getMessage());
        }
    }
}
