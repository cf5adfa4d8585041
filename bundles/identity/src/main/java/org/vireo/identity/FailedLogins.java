package org.vireo.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Transactions;

/**
 * Tells of failed logins by events. Whoever guesses passwords must not fill the database with them: within a minute, the same name from
 * the same address is told of once, and of different ones a bounded number; how many were left out is said with the next. Thread-safe.
 */
final class FailedLogins {
    static final int CODE = 114;
    static final int MOST = 20;
    static final Duration ROUND = Duration.ofMinutes(1);

    private static final int LONGEST = 100;

    private final Transactions transactions;
    private final Events events;
    private final Clock clock;
    // guarded by this, as logins come from many threads
    private final Set<Attempt> told = new HashSet<>();
    private Instant end = Instant.MIN;
    private long left;

    private record Attempt(String name, String from) {}

    FailedLogins(Transactions transactions, Events events, Clock clock) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** @param from address of the client, empty when it is not known */
    void note(String name, String from, String reason) {
        var attempt = new Attempt(printable(name), printable(from));
        toTell(attempt).ifPresent(leftOut -> {
            var message = "User " + attempt.name() + " failed to log in"
                    + (attempt.from().isEmpty() ? "" : " from " + attempt.from()) + ". " + reason
                    + (leftOut == 0 ? "" : " " + leftOut + " more failed logins before were not told of one by one.");
            transactions.run(() -> events.record(
                    Event.error(CODE, Caller.engine(UUID.randomUUID().toString()), message)));
        });
    }

    /** How many were left out since the last one; empty when this one is left out as well. */
    private synchronized Optional<Long> toTell(Attempt attempt) {
        var now = clock.instant();
        if (!now.isBefore(end)) {
            told.clear();
            end = now.plus(ROUND);
        }
        if (told.size() >= MOST || !told.add(attempt)) {
            left++;
            return Optional.empty();
        }
        var leftOut = left;
        left = 0;
        return Optional.of(leftOut);
    }

    private static String printable(String text) {
        var shown = text.replaceAll("[^\\p{L}\\p{N}@.:_\\[\\]-]", "?");
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }
}
