package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;

/**
 * Marks an object whose records in storage domains are to be written anew; the database itself adds one with every change that counts.
 * Confined to the thread and transaction that loaded it.
 */
@Entity
@Table(name = "stale_record")
public class StaleRecord {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private DomainRecord.Kind kind;

    @Column(name = "object_id")
    @Convert(converter = UuidConverter.class)
    private UUID objectId;

    /** For the persistence provider only. */
    protected StaleRecord() {}

    /** A new one, not yet kept. */
    public StaleRecord(UUID id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** What it marks. */
    public DomainRecord.Kind kind() {
        return kind;
    }

    /** Sets {@link #kind()}. */
    public void setKind(DomainRecord.Kind value) {
        kind = Objects.requireNonNull(value, "kind");
    }

    /** The id of what it marks. */
    public UUID objectId() {
        return objectId;
    }

    /** Sets {@link #objectId()}. */
    public void setObjectId(UUID value) {
        objectId = Objects.requireNonNull(value, "objectId");
    }
}
