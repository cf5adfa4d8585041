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
import org.vireo.model.StorageDomainId;

/**
 * What a storage domain tells of a machine or disk: written there by this engine, or found there. Confined to the thread and transaction
 * that loaded it.
 */
@Entity
@Table(name = "domain_record")
public class DomainRecord {
    /** What is told of. */
    public enum Kind {
        /** A virtual machine. */
        VM,
        /** A template. */
        TEMPLATE,
        /** A disk. */
        DISK
    }

    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "storage_domain_id")
    @Convert(converter = UuidConverter.class)
    private UUID storageDomainId;

    @Column(name = "kind")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "object_id")
    @Convert(converter = UuidConverter.class)
    private UUID objectId;

    @Column(name = "name")
    private String name = "";

    @Column(name = "hash")
    private String hash = "";

    @Column(name = "registered")
    private boolean registered;

    @Column(name = "summary")
    @Convert(converter = JsonTextConverter.class)
    private String summary = "{}";

    @Column(name = "descriptor")
    private String descriptor = "";

    /** For the persistence provider only. */
    protected DomainRecord() {}

    /** A new one, not yet kept. */
    public DomainRecord(UUID id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** Where it lies. */
    public StorageDomainId storageDomainId() {
        return new StorageDomainId(storageDomainId);
    }

    /** Sets {@link #storageDomainId()}. */
    public void setStorageDomainId(StorageDomainId value) {
        storageDomainId = value.value();
    }

    /** What it tells of. */
    public Kind kind() {
        return kind;
    }

    /** Sets {@link #kind()}. */
    public void setKind(Kind value) {
        kind = Objects.requireNonNull(value, "kind");
    }

    /** The id of what it tells of. */
    public UUID objectId() {
        return objectId;
    }

    /** Sets {@link #objectId()}. */
    public void setObjectId(UUID value) {
        objectId = Objects.requireNonNull(value, "objectId");
    }

    /** The name of what it tells of. */
    public String name() {
        return name;
    }

    /** Sets {@link #name()}. */
    public void setName(String value) {
        name = Objects.requireNonNull(value, "name");
    }

    /** SHA-256 of what lies there, in hexadecimal. */
    public String hash() {
        return hash;
    }

    /** Sets {@link #hash()}. */
    public void setHash(String value) {
        hash = Objects.requireNonNull(value, "hash");
    }

    /** Whether it is of an object of this engine: then it changes and goes with that. */
    public boolean registered() {
        return registered;
    }

    /** Sets {@link #registered()}. */
    public void setRegistered(boolean value) {
        registered = value;
    }

    /**
     * What lists show of what was found there, a JSON object: description, memory, cpus, created, size, format, content, and the ids of a
     * machine's disks.
     */
    public String summary() {
        return summary;
    }

    /** Sets {@link #summary()}. */
    public void setSummary(String value) {
        summary = Objects.requireNonNull(value, "summary");
    }

    /** What was found there, as it was found; empty for what this engine wrote. */
    public String descriptor() {
        return descriptor;
    }

    /** Sets {@link #descriptor()}. */
    public void setDescriptor(String value) {
        descriptor = Objects.requireNonNull(value, "descriptor");
    }
}
