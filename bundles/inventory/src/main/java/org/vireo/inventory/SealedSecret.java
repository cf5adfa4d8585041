package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A secret with a name, as it lies in the database: sealed. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "secret")
public class SealedSecret {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "name")
    private String name = "";

    @Column(name = "sealed")
    private String sealed = "";

    @Column(name = "changed")
    @Convert(converter = InstantConverter.class)
    private Instant changed;

    /** For the persistence provider only. */
    protected SealedSecret() {}

    /** A new one, not yet kept. */
    public SealedSecret(UUID id, String name) {
        this.id = id;
        this.name = Objects.requireNonNull(name, "name");
    }

    /** Identifies it. */
    public UUID id() {
        return id;
    }

    /** Unique. */
    public String name() {
        return name;
    }

    /** The text that only the engine's keys open. */
    public String sealed() {
        return sealed;
    }

    /** When it was last set. */
    public Instant changed() {
        return changed;
    }

    /** Sets {@link #sealed()} and {@link #changed()}. */
    public void setSealed(String value, Instant when) {
        sealed = Objects.requireNonNull(value, "value");
        changed = Objects.requireNonNull(when, "when");
    }
}
