package org.vireo.host.images;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.images.http.ImageServer;
import org.vireo.host.images.nbd.ImageError;
import org.vireo.host.images.ticket.Tickets;
import org.vireo.host.spi.HostDirectories;
import org.vireo.model.VireoException;
import org.vireo.protocol.image.ImageDoor;

/** Keeps the port for clients open from the first image on that an engine lets them move, and the tickets. Thread-safe. */
@Component(service = ImageDoorkeeper.class, configurationPid = ImagesSettings.PID)
@Designate(ocd = ImagesSettings.class)
public final class ImageDoorkeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ImageDoorkeeper.class);

    private final ImagesSettings settings;
    private final DoorKeys keys;
    private final Tickets tickets = new Tickets();
    private String authority = "";
    private Optional<X509Certificate> shown = Optional.empty();
    private ImageServer server;

    /** Opens nothing yet. */
    @Activate
    public ImageDoorkeeper(@Reference HostDirectories directories, ImagesSettings settings) {
        this.settings = settings;
        keys = new DoorKeys(directories.state("images"), Clock.systemUTC());
    }

    Tickets tickets() {
        return tickets;
    }

    /** Opens the door if there is a certificate that an engine's clients take; else asks for one. */
    synchronized ImageDoor prepare(String address, String by) {
        authority = by;
        var certificate = keys.certificate(by, address);
        certificate.ifPresent(this::show);
        return new ImageDoor(
                certificate.isPresent() ? server.port() : settings.port(),
                certificate.isPresent()
                        ? Optional.empty()
                        : Optional.of(Base64.getEncoder().encodeToString(keys.request())));
    }

    /** Opens the door, with a certificate the engine sent if it did; it must be open when this returns. */
    synchronized void open(Optional<String> certificate) {
        certificate.ifPresent(text -> show(keys.keep(authority, decoded(text))));
        if (server == null) {
            throw new VireoException(
                    ImageError.DOOR_CLOSED, "cannot let clients move images: there is no certificate for the door yet");
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new VireoException(ImageError.BAD_TICKET, "a certificate for images is not base64", e);
        }
    }

    private void show(X509Certificate certificate) {
        if (server != null && shown.equals(Optional.of(certificate))) {
            return;
        }
        var store = keys.store(certificate);
        if (server == null) {
            server = new ImageServer(tickets, store, DoorKeys.PASSWORD, settings.address(), settings.port());
            LOG.info("Clients move images on port {}", server.port());
        } else {
            server.show(store);
        }
        shown = Optional.of(certificate);
    }

    /** Nobody comes in any more, and no image is served. */
    @Deactivate
    public synchronized void close() {
        try {
            if (server != null) {
                server.close();
            }
        } finally {
            tickets.close();
        }
    }
}
