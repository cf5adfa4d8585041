package org.vireo.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.PendingNotification;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.inventory.Where.Comparison;
import org.vireo.model.VireoException;
import org.vireo.spi.notify.Delivery;
import org.vireo.spi.notify.Notification;
import org.vireo.spi.notify.NotificationChannel;
import org.vireo.spi.notify.Recipient;

/**
 * Tells whoever is to be told, at least once: a notification goes when the channel has taken it, and only then. No transaction is open
 * while a channel works. Used by one thread at a time.
 */
final class Deliveries {
    private static final int GIVEN_UP = 9730;
    private static final Duration TIME_FOR_ONE = Duration.ofSeconds(30);
    private static final Duration WITHOUT_CHANNEL = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Inventory inventory;
    private final Channels channels;
    private final Events events;
    private final Patience patience;
    private final Clock clock;
    private final String engine;

    Deliveries(
            Transactions transactions,
            Inventory inventory,
            Channels channels,
            Events events,
            Patience patience,
            Clock clock,
            String engine) {
        this.transactions = transactions;
        this.inventory = inventory;
        this.channels = channels;
        this.events = events;
        this.patience = patience;
        this.clock = clock;
        this.engine = engine;
    }

    /** One attempt to tell one person; a copy of what is kept. */
    private record Attempt(UUID id, String method, Notification notification, Recipient recipient) {}

    /** Makes one attempt for the one that has waited longest; says whether there was one that is due. */
    boolean deliverOne() {
        var next = transactions.call(
                () -> inventory.first(PendingNotification.class, due()).map(this::attempt));
        next.ifPresent(attempt -> {
            var outcome = channels.of(attempt.method()).map(channel -> deliver(channel, attempt));
            transactions.run(() -> inventory
                    .first(PendingNotification.class, Where.equal("id", attempt.id()))
                    .ifPresent(pending -> settle(pending, outcome)));
        });
        return next.isPresent();
    }

    private Where due() {
        return Where.all()
                .and("due", Comparison.LESS, clock.instant().plusMillis(1))
                .orderBy("due");
    }

    private Attempt attempt(PendingNotification pending) {
        var event = inventory
                .first(LoggedEvent.class, Where.equal("id", pending.eventId()))
                .orElseThrow();
        var name = inventory
                .find(Account.class, pending.accountId())
                .map(Account::name)
                .orElse("");
        var notification = new Notification(
                pending.id(),
                event.number().orElseThrow(),
                event.code(),
                pending.eventName(),
                event.severity(),
                event.at(),
                event.message(),
                event.actor(),
                engine);
        return new Attempt(pending.id(), pending.method(), notification, new Recipient(pending.address(), name));
    }

    private Delivery deliver(NotificationChannel channel, Attempt attempt) {
        try {
            var deadline = Instant.now(clock).plus(TIME_FOR_ONE);
            return channel.deliver(attempt.notification(), attempt.recipient(), deadline);
        } catch (VireoException e) {
            return new Delivery.TryLater(e.getMessage());
        } catch (RuntimeException e) {
            return new Delivery.TryLater("The channel failed: " + e.getClass().getSimpleName() + ".");
        }
    }

    /** Without a channel nobody was asked, so the notification waits for the plugin, as long as for anything else. */
    private void settle(PendingNotification pending, Optional<Delivery> outcome) {
        if (outcome.isEmpty()) {
            var reason = "No plugin for the method " + pending.method() + " is installed.";
            later(pending, reason, () -> pending.hold(clock.instant().plus(WITHOUT_CHANNEL)));
        } else if (outcome.get() instanceof Delivery.TryLater later) {
            var pause = patience.pause(pending.attempts(), later.pause());
            later(
                    pending,
                    later.reason(),
                    () -> pending.postpone(clock.instant().plus(pause)));
        } else if (outcome.get() instanceof Delivery.Undeliverable never) {
            giveUp(pending, never.reason());
        } else {
            inventory.remove(pending);
        }
    }

    private void later(PendingNotification pending, String reason, Runnable wait) {
        if (clock.instant().isBefore(pending.since().plus(patience.altogether()))) {
            wait.run();
        } else {
            giveUp(pending, reason);
        }
    }

    private void giveUp(PendingNotification pending, String reason) {
        inventory.remove(pending);
        events.record(Event.error(
                GIVEN_UP,
                Caller.engine(""),
                "Telling " + pending.address() + " of " + pending.eventName() + " by " + pending.method()
                        + " was given up: " + reason));
    }
}
