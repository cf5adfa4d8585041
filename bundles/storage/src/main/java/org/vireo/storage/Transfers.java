package org.vireo.storage;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Host;
import org.vireo.inventory.ImageTransfer;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.ByteSize;
import org.vireo.model.HostId;
import org.vireo.model.ImageTransferDirection;
import org.vireo.model.ImageTransferId;
import org.vireo.model.ImageTransferPhase;
import org.vireo.model.ModelError;
import org.vireo.model.TransferContent;
import org.vireo.model.VireoException;
import org.vireo.pki.CertificateAuthority;
import org.vireo.pki.PkiError;
import org.vireo.protocol.image.CheckUpload;
import org.vireo.protocol.image.CloseTransfer;
import org.vireo.protocol.image.OpenTransfer;
import org.vireo.protocol.image.PrepareImageDoor;
import org.vireo.protocol.image.TransferState;
import org.vireo.spi.host.Call;

/**
 * What transfers need of hosts. A host serves an image only as long as the engine lets it, and the engine keeps until when: a host that
 * cannot be reached has let go after that. Thread-safe.
 */
@Component(service = Transfers.class)
public final class Transfers {
    /** How long a host serves an image without hearing of the engine. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** Clocks run at different rates, and messages take time. */
    static final Duration SLACK = Duration.ofSeconds(20);

    /** What the host counted, if it did so from beginning to end. */
    private static final String SENT = "sent";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Inventory inventory;
    private final Transactions transactions;
    private final TransferPlace place;
    private final CertificateAuthority authority;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Transfers(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference TransferPlace place,
            @Reference CertificateAuthority authority) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.place = place;
        this.authority = authority;
    }

    /** Opens the ticket on the host of the transfer; repeatable. */
    void open(ImageTransferId id, StepContext context) {
        var call = soon(context);
        var transfer = grant(id);
        var host = place.host(transfer.hostId());
        var source = place.prepare(transfer, host.id(), call);
        var door = call.hosts()
                .call(
                        host.id(),
                        new PrepareImageDoor(host.address(), authority.fingerprint()),
                        call.part("door-" + transfer.round()));
        var disk = transactions.call(() -> inventory.get(Disk.class, transfer.diskId()));
        var request = new OpenTransfer(
                transfer.ticket(),
                transfer.round(),
                source,
                transfer.content(),
                transfer.direction() == ImageTransferDirection.UPLOAD,
                disk.sparse(),
                disk.size(),
                LEASE,
                fileName(transfer),
                door.certificateRequest().map(text -> certificate(host, text)));
        var state = call.hosts().call(host.id(), request, call.part("open-" + transfer.round()));
        transactions.run(() -> opened(inventory.getForUpdate(ImageTransfer.class, id), door.port(), state));
    }

    private Call soon(StepContext context) {
        return context.call().until(clock.instant().plus(PATIENCE));
    }

    /** Whether the answer comes or not, the host may serve the image from now on. */
    private ImageTransfer grant(ImageTransferId id) {
        return transactions.call(() -> {
            var transfer = inventory.getForUpdate(ImageTransfer.class, id);
            extend(transfer, PATIENCE);
            return transfer;
        });
    }

    /** Notes that the host may serve the image for the lease, from the time on when a request may arrive at the latest. */
    void extend(ImageTransfer transfer, Duration onTheWay) {
        var until = clock.instant().plus(onTheWay).plus(LEASE).plus(SLACK);
        if (until.isAfter(transfer.granted())) {
            transfer.setGranted(until);
        }
    }

    private static String fileName(ImageTransfer transfer) {
        return transfer.imageId().orElse(transfer.diskId().value())
                + (transfer.content() == TransferContent.IMAGE ? ".qcow2" : ".raw");
    }

    private String certificate(Host host, String request) {
        try {
            var der = Base64.getDecoder().decode(request);
            var certificate = authority.issueImageCertificate(host.id(), host.address(), der);
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new VireoException(
                    PkiError.BAD_CERTIFICATE_REQUEST,
                    "host " + host.name() + " asks for a certificate for images that cannot be given",
                    e);
        }
    }

    private void opened(ImageTransfer transfer, int port, TransferState state) {
        transfer.setPort(port);
        long before = transfer.transferred().bytes() - state.transferred().bytes();
        transfer.setEarlier(new ByteSize(Math.max(0, before)));
        transfer.setActive(clock.instant());
    }

    /** Keeps how far a transfer is. */
    void keep(ImageTransfer transfer, TransferState state) {
        long done = transfer.earlier().bytes() + state.transferred().bytes();
        long most = Math.max(state.size().bytes(), transfer.transferred().bytes());
        transfer.setTransferred(new ByteSize(Math.max(transfer.transferred().bytes(), Math.min(done, most))));
        var active = clock.instant().minus(state.idle());
        if (active.isAfter(transfer.active())) {
            transfer.setActive(active);
        }
    }

    /** By which nobody moves the image any more. */
    Step closing(ImageTransferId id) {
        return NamedStep.patient("close", "Closing the image", context -> close(id, context), context -> {});
    }

    /** Returns when nobody moves the image any more: the host says so, or has let go of it by itself. */
    void close(ImageTransferId id, StepContext context) {
        var transfer = transactions.call(() -> inventory.get(ImageTransfer.class, id));
        try {
            var call = soon(context);
            var request = new CloseTransfer(transfer.ticket(), transfer.round());
            var state = call.hosts().call(transfer.hostId(), request, call.part("close-" + transfer.round()));
            transactions.run(() -> closed(id, state));
            if (transfer.round() == 1 && state.size().bytes() > 0) {
                context.put(SENT, String.valueOf(state.transferred().bytes()));
            }
        } catch (VireoException e) {
            if (!gone(e)) {
                throw e;
            }
            context.await(
                    "host " + transfer.hostId() + " to let go of an image, of which it has not been heard",
                    () -> clock.instant().isAfter(granted(id)) ? Optional.of(true) : Optional.empty());
        }
    }

    private static boolean gone(VireoException e) {
        return e.code().name().equals(ModelError.HOST_UNREACHABLE.name())
                || e.code().name().equals(ModelError.PLUGIN_UNAVAILABLE.name())
                || e.code().name().equals(ModelError.OBJECT_NOT_FOUND.name());
    }

    private Instant granted(ImageTransferId id) {
        return transactions.call(() -> inventory.get(ImageTransfer.class, id).granted());
    }

    private void closed(ImageTransferId id, TransferState state) {
        var transfer = inventory.getForUpdate(ImageTransfer.class, id);
        if (state.size().bytes() > 0) {
            keep(transfer, state);
        }
        transfer.setGranted(clock.instant());
    }

    /** Inspects what was uploaded; throws {@code BAD_IMAGE} when it must not be used. */
    void check(ImageTransferId id, StepContext context) {
        var transfer = transactions.call(() -> inventory.get(ImageTransfer.class, id));
        var disk = transactions.call(() -> inventory.get(Disk.class, transfer.diskId()));
        HostId host = place.host(transfer);
        var source = place.prepare(transfer, host, context.call());
        var sent = context.get(SENT).map(text -> new ByteSize(Long.parseLong(text)));
        var found = context.call()
                .hosts()
                .call(
                        host,
                        new CheckUpload(source, transfer.content(), disk.size(), sent),
                        context.call().part("check"));
        if (!found.problem().isEmpty()) {
            throw new VireoException(
                    StorageError.BAD_IMAGE,
                    "the image sent for disk " + disk.name() + " is refused: " + found.problem());
        }
        transactions.run(() -> {
            var checked = inventory.getForUpdate(Disk.class, transfer.diskId());
            checked.setAllocated(found.allocated());
            if (transfer.content() == TransferContent.IMAGE) {
                checked.setSize(found.size());
            }
        });
    }

    /** Ends a transfer in a phase; nothing more happens to it. */
    void end(ImageTransfer transfer, ImageTransferPhase phase) {
        transfer.setPhase(phase);
        transfer.setEnded(Optional.of(clock.instant()));
    }
}
