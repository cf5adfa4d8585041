package org.vireo.inventory;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.BackupId;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ImageTransferDirection;
import org.vireo.model.ImageTransferId;
import org.vireo.model.ImageTransferPhase;
import org.vireo.model.ImageTransferPolicy;
import org.vireo.model.Secret;
import org.vireo.model.TransferContent;

/** An image on its way between a disk and a client. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "image_transfer")
public class ImageTransfer {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "disk_id")
    @Convert(converter = UuidConverter.class)
    private UUID diskId;

    @Column(name = "image_id")
    @Convert(converter = UuidConverter.class)
    private UUID imageId;

    @Column(name = "backup_id")
    @Convert(converter = UuidConverter.class)
    private UUID backupId;

    @Column(name = "direction")
    @Enumerated(EnumType.STRING)
    private ImageTransferDirection direction;

    @Column(name = "format")
    @Enumerated(EnumType.STRING)
    private DiskFormat format;

    @Column(name = "content")
    @Enumerated(EnumType.STRING)
    private TransferContent content;

    @Column(name = "phase")
    @Enumerated(EnumType.STRING)
    private ImageTransferPhase phase;

    @Column(name = "policy")
    @Enumerated(EnumType.STRING)
    private ImageTransferPolicy policy;

    @Column(name = "shallow")
    private boolean shallow;

    @Column(name = "inactivity_seconds")
    private int inactivitySeconds;

    @Column(name = "host_id")
    @Convert(converter = UuidConverter.class)
    private UUID hostId;

    @Column(name = "port")
    private int port;

    @Column(name = "round")
    private int round;

    @Column(name = "ticket_digest")
    private String ticketDigest = "";

    @Column(name = "transferred")
    private long transferred;

    @Column(name = "earlier")
    private long earlier;

    @Column(name = "created")
    @Convert(converter = InstantConverter.class)
    private Instant created;

    @Column(name = "active")
    @Convert(converter = InstantConverter.class)
    private Instant active;

    @Column(name = "granted")
    @Convert(converter = InstantConverter.class)
    private Instant granted;

    @Column(name = "ended")
    @Convert(converter = InstantConverter.class)
    private Instant ended;

    @Column(name = "secrets")
    @Convert(converter = SecretsConverter.class)
    private Map<String, Secret> secrets = Map.of();

    /** For the persistence provider only. */
    protected ImageTransfer() {}

    /** A new one of a disk, a frozen image of it or what a backup holds of it, not yet kept, with the ticket that a client shows and its digest. */
    public ImageTransfer(
            ImageTransferId id,
            DiskId disk,
            Optional<UUID> image,
            Optional<BackupId> backup,
            ImageTransferWish wish,
            Secret ticket,
            String digest) {
        this.id = id.value();
        diskId = disk.value();
        imageId = image.orElse(null);
        backupId = backup.map(BackupId::value).orElse(null);
        direction = wish.direction();
        format = wish.format().orElse(null);
        content = wish.content();
        shallow = wish.shallow();
        policy = wish.policy();
        inactivitySeconds = wish.inactivitySeconds();
        secrets = Map.of("ticket", ticket);
        ticketDigest = Objects.requireNonNull(digest, "digest");
    }

    /** Its id. */
    public ImageTransferId id() {
        return new ImageTransferId(id);
    }

    /** What a client shows; of use to whoever has it. */
    public Secret ticket() {
        return secrets.get("ticket");
    }

    /** The disk; it may be gone. */
    public DiskId diskId() {
        return new DiskId(diskId);
    }

    /** The frozen image that is moved; empty for the one a virtual machine writes to. */
    public Optional<UUID> imageId() {
        return Optional.ofNullable(imageId);
    }

    /** The backup that the disk is read from as it was; empty for the disk itself. */
    public Optional<BackupId> backupId() {
        return Optional.ofNullable(backupId).map(BackupId::new);
    }

    /** Which way. */
    public ImageTransferDirection direction() {
        return direction;
    }

    /** The format a client asked for. */
    public Optional<DiskFormat> format() {
        return Optional.ofNullable(format);
    }

    /** What the bytes are. */
    public TransferContent content() {
        return content;
    }

    /** How far it is. */
    public ImageTransferPhase phase() {
        return phase;
    }

    /** Sets {@link #phase()}. */
    public void setPhase(ImageTransferPhase value) {
        phase = Objects.requireNonNull(value, "phase");
    }

    /** What becomes of it when nobody goes on with it. */
    public ImageTransferPolicy policy() {
        return policy;
    }

    /** Whether only what one image itself holds is moved. */
    public boolean shallow() {
        return shallow;
    }

    /** After how many seconds without a client the policy counts; 0 for never. */
    public int inactivitySeconds() {
        return inactivitySeconds;
    }

    /** Through which host. */
    public HostId hostId() {
        return new HostId(hostId);
    }

    /** Sets {@link #hostId()}. */
    public void setHostId(HostId value) {
        hostId = value.value();
    }

    /** On which port of it clients come in; 0 while that is not known. */
    public int port() {
        return port;
    }

    /** Sets {@link #port()}. */
    public void setPort(int value) {
        port = value;
    }

    /** How often its ticket was opened, or was to be. */
    public int round() {
        return round;
    }

    /** Sets {@link #round()}. */
    public void setRound(int value) {
        round = value;
    }

    /** SHA-256 of its ticket, in hexadecimal digits: by it a ticket is found that a client shows. */
    public String ticketDigest() {
        return ticketDigest;
    }

    /** How much of the image was moved. */
    public ByteSize transferred() {
        return new ByteSize(transferred);
    }

    /** Sets {@link #transferred()}. */
    public void setTransferred(ByteSize value) {
        transferred = value.bytes();
    }

    /** How much of that before the ticket was last opened. */
    public ByteSize earlier() {
        return new ByteSize(earlier);
    }

    /** Sets {@link #earlier()}. */
    public void setEarlier(ByteSize value) {
        earlier = value.bytes();
    }

    /** When it began. */
    public Instant created() {
        return created;
    }

    /** Sets {@link #created()}. */
    public void setCreated(Instant value) {
        created = Objects.requireNonNull(value, "created");
    }

    /** When a client last did something, as far as is known. */
    public Instant active() {
        return active;
    }

    /** Sets {@link #active()}. */
    public void setActive(Instant value) {
        active = Objects.requireNonNull(value, "active");
    }

    /** Until when the host may serve the image without hearing of the engine again. */
    public Instant granted() {
        return granted;
    }

    /** Sets {@link #granted()}. */
    public void setGranted(Instant value) {
        granted = Objects.requireNonNull(value, "granted");
    }

    /** When nothing more was to happen. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    /** Sets {@link #ended()}. */
    public void setEnded(Optional<Instant> value) {
        ended = value.orElse(null);
    }
}
