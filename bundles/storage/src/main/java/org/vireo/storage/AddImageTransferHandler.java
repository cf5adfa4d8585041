package org.vireo.storage;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
import org.vireo.engine.api.transfer.AddImageTransfer;
import org.vireo.inventory.Backup;
import org.vireo.inventory.Disk;
import org.vireo.inventory.ImageTransfer;
import org.vireo.inventory.ImageTransferWish;
import org.vireo.inventory.Inventory;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskStatus;
import org.vireo.model.HostId;
import org.vireo.model.ImageTransferPhase;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TransferContent;

/** Lets a client move an image. The disk is locked until the transfer ends, unless the image is one that does not change. */
@Component(service = CommandHandler.class)
public final class AddImageTransferHandler implements CommandHandler<AddImageTransfer> {
    private final Inventory inventory;
    private final DiskUse use;
    private final TransferPlace place;
    private final Transfers transfers;
    private final TransferEnds ends;
    private final Backups backups;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();

    @Activate
    public AddImageTransferHandler(
            @Reference Inventory inventory,
            @Reference DiskUse use,
            @Reference TransferPlace place,
            @Reference Transfers transfers,
            @Reference TransferEnds ends,
            @Reference Backups backups) {
        this.inventory = inventory;
        this.use = use;
        this.place = place;
        this.transfers = transfers;
        this.ends = ends;
        this.backups = backups;
    }

    @Override
    public Class<AddImageTransfer> command() {
        return AddImageTransfer.class;
    }

    @Override
    public Permit permit(AddImageTransfer command) {
        return Permit.on("edit_disk_properties", NewDisks.KIND, command.disk());
    }

    @Override
    public Set<LockKey> locks(AddImageTransfer command) {
        if (command.backup().isPresent()) {
            return Set.of(
                    LockKey.shared(Backups.KIND, command.backup().get()),
                    LockKey.exclusive(TransferEnds.KIND, command.id()));
        }
        var keys = new LinkedHashSet<>(use.locks(command.disk()));
        keys.add(LockKey.exclusive(TransferEnds.KIND, command.id()));
        return keys;
    }

    @Override
    public Check check(AddImageTransfer command, Caller caller) {
        var image = place.image(command.disk(), command.image());
        var disk = image.disk();
        if (command.inactivitySeconds() < 0) {
            return Check.invalid("The inactivity timeout must not be negative.");
        }
        if (command.backup().isPresent()) {
            return TransferRules.ofBackup(command, backups.find(command.backup().get()))
                    .and(hypervisor(command).isPresent() ? Check.FINE : reached(command, image));
        }
        if (disk.status() != DiskStatus.OK) {
            return Check.conflict(TransferRules.ATTEMPT + " The disk " + disk.name() + " is "
                    + disk.status().text() + ".");
        }
        if (image.domain().status() != StorageDomainStatus.ACTIVE) {
            return Check.conflict(
                    TransferRules.ATTEMPT + " Storage Domain " + image.domain().name() + " is not active.");
        }
        return TransferRules.use(command, disk, use)
                .and(TransferRules.formats(command, image.format(), image.below()))
                .and(reached(command, image));
    }

    private Check reached(AddImageTransfer command, TransferPlace.Image image) {
        var usable = place.hosts(image);
        var wanted = command.host();
        if (wanted.isPresent() ? usable.contains(wanted.get()) : !usable.isEmpty()) {
            return Check.FINE;
        }
        return Check.conflict(TransferRules.ATTEMPT
                + (wanted.isPresent()
                        ? " The host is not up, or does not reach Storage Domain "
                        : " No host that is up reaches Storage Domain ")
                + image.domain().name() + ".");
    }

    @Override
    public String describe(AddImageTransfer command) {
        return "Transferring Disk " + inventory.get(Disk.class, command.disk()).name();
    }

    @Override
    public void begin(AddImageTransfer command, Caller caller) {
        var image = place.image(command.disk(), command.image());
        var ticket = TransferTicket.random(random);
        var wish = new ImageTransferWish(
                command.direction(),
                command.format(),
                command.backup().isPresent()
                        ? TransferContent.GUEST
                        : TransferRules.content(command.format(), command.shallow(), image.format()),
                command.shallow(),
                command.policy(),
                command.inactivitySeconds());
        var transfer = new ImageTransfer(
                command.id(),
                command.disk(),
                command.image(),
                command.backup(),
                wish,
                ticket,
                TransferTicket.digest(ticket.reveal()));
        transfer.setPhase(ImageTransferPhase.INITIALIZING);
        transfer.setHostId(host(command, image));
        transfer.setRound(1);
        transfer.setTransferred(ByteSize.ZERO);
        transfer.setCreated(clock.instant());
        transfer.setActive(clock.instant());
        transfer.setGranted(clock.instant());
        inventory.add(transfer);
        if (TransferEnds.locksDisk(transfer)) {
            inventory.get(Disk.class, command.disk()).setStatus(DiskStatus.LOCKED);
        }
        ends.tell(transfer, caller, TransferEnds.BEGUN, "");
    }

    private HostId host(AddImageTransfer command, TransferPlace.Image image) {
        Optional<HostId> first = place.hosts(image).stream().findFirst();
        return hypervisor(command).or(command::host).or(() -> first).orElseThrow();
    }

    /** The host whose hypervisor serves the backup, where one does. */
    private Optional<HostId> hypervisor(AddImageTransfer command) {
        return command.backup()
                .flatMap(backups::find)
                .filter(backup -> !backup.atRest())
                .map(Backup::hostId);
    }

    @Override
    public List<Step> plan(AddImageTransfer command) {
        return List.of(NamedStep.patient(
                "open",
                "Opening the image",
                context -> transfers.open(command.id(), context),
                context -> transfers.close(command.id(), context)));
    }

    @Override
    public void complete(AddImageTransfer command, StepContext context) {
        inventory.get(ImageTransfer.class, command.id()).setPhase(ImageTransferPhase.TRANSFERRING);
    }

    @Override
    public void abandon(AddImageTransfer command, StepContext context, String why) {
        var transfer = inventory.get(ImageTransfer.class, command.id());
        transfers.end(transfer, ImageTransferPhase.FINISHED_FAILURE);
        ends.free(transfer, DiskStatus.OK);
        ends.tell(transfer, context.caller(), TransferEnds.FAILED, why);
    }
}
