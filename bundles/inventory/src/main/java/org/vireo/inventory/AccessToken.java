package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.UserId;

/** What a client shows instead of a password; only its hash is kept. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "access_token")
public class AccessToken {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "account_id")
    @Convert(converter = UuidConverter.class)
    private UUID accountId;

    @Column(name = "hash")
    private String hash = "";

    @Column(name = "issued")
    @Convert(converter = InstantConverter.class)
    private Instant issued;

    @Column(name = "last_used")
    @Convert(converter = InstantConverter.class)
    private Instant lastUsed;

    @Column(name = "expires")
    @Convert(converter = InstantConverter.class)
    private Instant expires;

    @Column(name = "came_from")
    private String from = "";

    /** For the persistence provider only. */
    protected AccessToken() {}

    /** A new one, not yet kept. */
    public AccessToken(UUID id) {
        this.id = id;
    }

    /** Identifies it. */
    public UUID id() {
        return id;
    }

    /** Whose it is. */
    public UserId accountId() {
        return new UserId(accountId);
    }

    /** Sets {@link #accountId()}. */
    public void setAccountId(UserId value) {
        accountId = value.value();
    }

    /** SHA-256 of the token, hexadecimal. */
    public String hash() {
        return hash;
    }

    /** Sets {@link #hash()}. */
    public void setHash(String value) {
        hash = Objects.requireNonNull(value, "hash");
    }

    /** When it was made. */
    public Instant issued() {
        return issued;
    }

    /** Sets {@link #issued()}. */
    public void setIssued(Instant value) {
        issued = Objects.requireNonNull(value, "issued");
    }

    /** When it was last shown. */
    public Instant lastUsed() {
        return lastUsed;
    }

    /** Sets {@link #lastUsed()}. */
    public void setLastUsed(Instant value) {
        lastUsed = Objects.requireNonNull(value, "lastUsed");
    }

    /** When it is void unless shown before. */
    public Instant expires() {
        return expires;
    }

    /** Sets {@link #expires()}. */
    public void setExpires(Instant value) {
        expires = Objects.requireNonNull(value, "expires");
    }

    /** Address of the client that it was made for; empty when it is not known. */
    public String from() {
        return from;
    }

    /** Sets {@link #from()}. */
    public void setFrom(String value) {
        from = Objects.requireNonNull(value, "from");
    }
}
