package org.vireo.itests.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for conditions with a deadline. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Await() {}

    /** Returns when the condition holds; fails after the patience, naming what was waited for and the last obstacle. */
    public static void until(String what, Duration patience, Callable<Boolean> condition) {
        value(what, patience, condition, Boolean::booleanValue);
    }

    /** The first value that is accepted; a call that throws counts as not yet. */
    public static <T> T value(String what, Duration patience, Callable<T> source, Predicate<T> accepted) {
        var deadline = Instant.now().plus(patience);
        var last = "nothing was tried";
        while (true) {
            var attempt = attempt(source);
            if (attempt.value().filter(accepted).isPresent()) {
                return attempt.value().get();
            }
            last = attempt.text();
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(
                        "Waited " + patience.toSeconds() + " s in vain until " + what + "; last seen: " + last);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static <T> Attempt<T> attempt(Callable<T> source) {
        try {
            var value = source.call();
            return new Attempt<>(Optional.ofNullable(value), String.valueOf(value));
        } catch (Exception notYet) {
            return new Attempt<>(Optional.empty(), notYet.toString());
        }
    }

    private record Attempt<T>(Optional<T> value, String text) {}
}
