package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.HostId;

/** The one-time token with which an agent joins; a host has one at most. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "enrolment_token")
public class EnrolmentToken {
    @Id
    @Column(name = "host_id")
    @Convert(converter = UuidConverter.class)
    private UUID hostId;

    @Column(name = "hash")
    private String hash = "";

    @Column(name = "expires")
    @Convert(converter = InstantConverter.class)
    private Instant expires;

    @Column(name = "used")
    @Convert(converter = InstantConverter.class)
    private Instant used;

    /** For the persistence provider only. */
    protected EnrolmentToken() {}

    /** A new one, not yet kept. */
    public EnrolmentToken(HostId id) {
        this.hostId = id.value();
    }

    /** Identifies it. */
    public HostId hostId() {
        return new HostId(hostId);
    }

    /** Hash of the token. */
    public String hash() {
        return hash;
    }

    /** Sets {@link #hash()}. */
    public void setHash(String value) {
        hash = Objects.requireNonNull(value, "hash");
    }

    /** When it is void. */
    public Instant expires() {
        return expires;
    }

    /** Sets {@link #expires()}. */
    public void setExpires(Instant value) {
        expires = Objects.requireNonNull(value, "expires");
    }

    /** When it was used up. */
    public Optional<Instant> used() {
        return Optional.ofNullable(used);
    }

    /** Sets {@link #used()}. */
    public void setUsed(Optional<Instant> value) {
        used = value.orElse(null);
    }
}
