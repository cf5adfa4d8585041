package org.vireo.reporting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vireo.model.VireoException;
import org.vireo.spi.notify.Delivery;
import org.vireo.spi.notify.Message;
import org.vireo.spi.notify.NotificationChannel;
import org.vireo.spi.notify.Recipient;

/** Tries to send one mail until it went or never will, with longer and longer pauses. Confined to one thread. */
final class Attempts {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final Duration TIME_FOR_ONE = Duration.ofMinutes(2);

    private final Post post;
    private final Message message;
    private final Recipient recipient;
    private final Instant end;
    private final Clock clock;
    private Instant due = Instant.MIN;
    private Duration pause = FIRST_PAUSE;
    private String last = "There was no time left to send it.";

    Attempts(Post post, Message message, Recipient recipient, Instant end, Clock clock) {
        this.post = post;
        this.message = message;
        this.recipient = recipient;
        this.end = end;
        this.clock = clock;
    }

    /** One more, unless it is too early; empty text when it went, why it never will, or nothing as long as it may go later. */
    Optional<String> next() {
        var now = clock.instant();
        if (now.isBefore(due)) {
            return Optional.empty();
        }
        var outcome = post.mail().map(this::send).orElse(new Delivery.TryLater("No plugin for mail is installed."));
        if (outcome instanceof Delivery.Sent) {
            return Optional.of("");
        } else if (outcome instanceof Delivery.Undeliverable never) {
            return Optional.of(never.reason());
        } else if (outcome instanceof Delivery.TryLater later) {
            last = later.reason();
            due = now.plus(later.pause().orElse(pause));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            return Optional.empty();
        }
        throw new IllegalStateException("no such outcome: " + outcome);
    }

    private Delivery send(NotificationChannel channel) {
        var deadline = clock.instant().plus(TIME_FOR_ONE);
        try {
            return channel.send(message, recipient, deadline.isBefore(end) ? deadline : end);
        } catch (VireoException e) {
            return new Delivery.TryLater(e.getMessage());
        }
    }

    /** Why it did not go when it was tried last. */
    String last() {
        return last;
    }
}
