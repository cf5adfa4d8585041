package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.UserId;

/** A wish to be told of a kind of event. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "event_subscription")
public class EventSubscription {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "account_id")
    @Convert(converter = UuidConverter.class)
    private UUID accountId;

    @Column(name = "event")
    private String event = "";

    @Column(name = "method")
    private String method = "";

    @Column(name = "address")
    private String address = "";

    /** For the persistence provider only. */
    protected EventSubscription() {}

    /** A new one, not yet kept. */
    public EventSubscription(UUID id) {
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

    /** Name of the kind of event, as in API v4. */
    public String event() {
        return event;
    }

    /** Sets {@link #event()}. */
    public void setEvent(String value) {
        event = Objects.requireNonNull(value, "event");
    }

    /** How to tell, as in API v4. */
    public String method() {
        return method;
    }

    /** Sets {@link #method()}. */
    public void setMethod(String value) {
        method = Objects.requireNonNull(value, "method");
    }

    /** Where to. */
    public String address() {
        return address;
    }

    /** Sets {@link #address()}. */
    public void setAddress(String value) {
        address = Objects.requireNonNull(value, "address");
    }
}
