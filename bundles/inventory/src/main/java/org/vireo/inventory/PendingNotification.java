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

/** Someone who is to be told of an event and has not been. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "pending_notification")
public class PendingNotification {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "event_id")
    @Convert(converter = UuidConverter.class)
    private UUID eventId;

    @Column(name = "account_id")
    @Convert(converter = UuidConverter.class)
    private UUID accountId;

    @Column(name = "event_name")
    private String eventName = "";

    @Column(name = "method")
    private String method = "";

    @Column(name = "address")
    private String address = "";

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "since")
    @Convert(converter = InstantConverter.class)
    private Instant since;

    @Column(name = "due")
    @Convert(converter = InstantConverter.class)
    private Instant due;

    /** For the persistence provider only. */
    protected PendingNotification() {}

    /** A new one, not yet kept: what a subscription asks for when an event happens. */
    public PendingNotification(UUID id, LoggedEvent event, EventSubscription subscription, Instant since) {
        this.id = Objects.requireNonNull(id, "id");
        this.eventId = event.id();
        this.accountId = subscription.accountId().value();
        this.eventName = subscription.event();
        this.method = subscription.method();
        this.address = subscription.address();
        this.since = Objects.requireNonNull(since, "since");
        this.due = since;
    }

    /** Identifies it; the same at each attempt. */
    public UUID id() {
        return id;
    }

    /** The event. */
    public UUID eventId() {
        return eventId;
    }

    /** Who. */
    public UserId accountId() {
        return new UserId(accountId);
    }

    /** Name of the kind of event, as in API v4. */
    public String eventName() {
        return eventName;
    }

    /** How to tell. */
    public String method() {
        return method;
    }

    /** Where to. */
    public String address() {
        return address;
    }

    /** How often it was tried in vain. */
    public int attempts() {
        return attempts;
    }

    /** Since when it waits. */
    public Instant since() {
        return since;
    }

    /** When it is tried next. */
    public Instant due() {
        return due;
    }

    /** It was tried in vain, and is tried again at a later time. */
    public void postpone(Instant until) {
        attempts++;
        due = Objects.requireNonNull(until, "until");
    }

    /** It waits for something else than the other side; that is no attempt. */
    public void hold(Instant until) {
        due = Objects.requireNonNull(until, "until");
    }
}
