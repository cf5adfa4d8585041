package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;

/**
 * An image in a storage domain that nothing needs any more and that could not be removed yet. Confined to the thread and transaction that
 * loaded it.
 */
@Entity
@Table(name = "left_image")
public class LeftImage {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "disk_id")
    @Convert(converter = UuidConverter.class)
    private UUID diskId;

    @Column(name = "storage_domain_id")
    @Convert(converter = UuidConverter.class)
    private UUID storageDomainId;

    @Column(name = "wipe")
    private boolean wipe;

    @Column(name = "reason")
    private String reason = "";

    @Column(name = "since")
    @Convert(converter = InstantConverter.class)
    private Instant since;

    /** For the persistence provider only. */
    protected LeftImage() {}

    /** A new one, not yet kept. */
    public LeftImage(UUID id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /** The id of the image. */
    public UUID id() {
        return id;
    }

    /** Whose image it was; that disk may be gone by now. */
    public DiskId diskId() {
        return new DiskId(diskId);
    }

    /** Sets {@link #diskId()}. */
    public void setDiskId(DiskId value) {
        diskId = value.value();
    }

    /** Where it lies. */
    public StorageDomainId storageDomainId() {
        return new StorageDomainId(storageDomainId);
    }

    /** Sets {@link #storageDomainId()}. */
    public void setStorageDomainId(StorageDomainId value) {
        storageDomainId = value.value();
    }

    /** Whether it is to be overwritten before it goes. */
    public boolean wipe() {
        return wipe;
    }

    /** Sets {@link #wipe()}. */
    public void setWipe(boolean value) {
        wipe = value;
    }

    /** Why it could not be removed, for people. */
    public String reason() {
        return reason;
    }

    /** Sets {@link #reason()}. */
    public void setReason(String value) {
        reason = Objects.requireNonNull(value, "reason");
    }

    /** When it was left behind. */
    public Instant since() {
        return since;
    }

    /** Sets {@link #since()}. */
    public void setSince(Instant value) {
        since = Objects.requireNonNull(value, "since");
    }
}
