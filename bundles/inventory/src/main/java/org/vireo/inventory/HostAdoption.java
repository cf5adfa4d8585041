package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.HostId;

/** The key of the agent that was adopted as a host. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "host_adoption")
public class HostAdoption {
    @Id
    @Column(name = "host_id")
    @Convert(converter = UuidConverter.class)
    private UUID hostId;

    @Column(name = "key_fingerprint")
    private String keyFingerprint = "";

    @Column(name = "expires")
    @Convert(converter = InstantConverter.class)
    private Instant expires;

    /** For the persistence provider only. */
    protected HostAdoption() {}

    /** A new one, not yet kept. */
    public HostAdoption(HostId id) {
        this.hostId = id.value();
    }

    /** Identifies it. */
    public HostId hostId() {
        return new HostId(hostId);
    }

    /** {@code SHA256:} and base64 of the digest of the public key. */
    public String keyFingerprint() {
        return keyFingerprint;
    }

    /** Sets {@link #keyFingerprint()}. */
    public void setKeyFingerprint(String value) {
        keyFingerprint = Objects.requireNonNull(value, "keyFingerprint");
    }

    /** Until when the agent may fetch a certificate. */
    public Instant expires() {
        return expires;
    }

    /** Sets {@link #expires()}. */
    public void setExpires(Instant value) {
        expires = Objects.requireNonNull(value, "expires");
    }
}
