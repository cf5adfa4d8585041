package org.vireo.storage;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.backup.FinalizeBackup;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.transfer.CancelImageTransfer;
import org.vireo.inventory.Backup;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.BackupPhase;
import org.vireo.model.VireoException;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.LookAtBackup;
import org.vireo.spi.host.HostLink;

/** Asks hosts whether backups go on, which lets them, and ends those that do not. */
@Component(service = BackupLooks.class)
public final class BackupLooks {
    private static final Logger LOG = LoggerFactory.getLogger(BackupLooks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Backups backups;
    private final RunningImages running;
    private final Commands commands;
    private final HostLink link;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public BackupLooks(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Backups backups,
            @Reference RunningImages running,
            @Reference Commands commands,
            @Reference HostLink link) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.backups = backups;
        this.running = running;
        this.commands = commands;
        this.link = link;
    }

    /** One round over all backups. */
    void look() {
        for (var backup : transactions.call(() -> inventory.list(Backup.class, Where.all()))) {
            try {
                if (backup.phase() == BackupPhase.READY && !backup.atRest()) {
                    why(backup).ifPresent(why -> submit(new FinalizeBackup(backup.vmId(), backup.id(), why)));
                } else if (backup.phase().ended()) {
                    over(backup);
                }
            } catch (VireoException e) {
                LOG.warn("Backup {} is looked at again later: {}", backup.id(), e.getMessage());
            }
        }
    }

    /** Why it does not go on; empty when it does, or nobody can say. */
    private Optional<String> why(Backup backup) {
        if (gone(backup)) {
            return Optional.of("the VM does not run any more.");
        }
        try {
            var call = TimedCall.lasting(PATIENCE, clock, link);
            var seen = link.call(backup.hostId(), new LookAtBackup(backup.vmId(), backup.id()), call);
            if (seen.open()) {
                return Optional.empty();
            }
            return Optional.of(
                    seen.running()
                            ? "its host has ended it" + (seen.words().isEmpty() ? "." : ": " + seen.words() + ".")
                            : "the VM does not run any more.");
        } catch (VireoException e) {
            LOG.info("Backup {} is not heard of: {}", backup.id(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether its hypervisor has surely ended; of a host that is not heard of nobody knows. */
    private boolean gone(Backup backup) {
        var place = running.place(backup.vmId());
        return place.rests()
                || place.status() == VmStatus.SUSPENDED
                || place.host().filter(host -> !host.equals(backup.hostId())).isPresent();
    }

    private void over(Backup backup) {
        transactions
                .call(() -> backups.transfers(backup.id()))
                .forEach(transfer -> submit(new CancelImageTransfer(transfer.id(), "the backup has ended.")));
        var old = clock.instant().minus(KEPT);
        if (backup.ended().filter(old::isAfter).isPresent()) {
            transactions.run(() -> inventory.find(Backup.class, backup.id()).ifPresent(inventory::remove));
        }
    }

    private void submit(Command command) {
        try {
            commands.submit(command, Caller.engine(""));
        } catch (CommandRefused e) {
            LOG.debug("another command has it: {}", e.getMessage());
        }
    }
}
