package org.vireo.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vireo.model.VireoException;

/**
 * Keeps one directory from taking what all directories of its plugin share: few calls of it are under way at a time, few wait for that,
 * and after some that failed in a row nobody waits at all for a while. Threads and deadlines are the business of the plugin's guard.
 * Thread-safe.
 */
final class Bulkhead {
    private static final int CALLS = 8;
    private static final int WAITING = 24;
    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final Clock clock;
    private final Semaphore places = new Semaphore(CALLS, true);
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.MIN);

    Bulkhead(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
    }

    /**
     * Does the work, which learns its deadline, on the caller's thread. Throws what the work throws, {@code DIRECTORY_UNAVAILABLE} when
     * there is no place for it, and {@code DIRECTORY_BROKEN} when the directory fails in a way that it must not.
     *
     * @param down whether an outcome means that the directory is not there, however politely it was told
     */
    <T> T call(Duration most, Function<Instant, T> work, Predicate<T> down) {
        if (clock.instant().isBefore(closedUntil.get())) {
            throw unavailable("it failed several times in a row and is left alone for a few seconds", null);
        }
        enter(most);
        boolean failed = true;
        try {
            var result = work.apply(clock.instant().plus(most));
            failed = down.test(result);
            return result;
        } catch (VireoException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new VireoException(IdentityError.DIRECTORY_BROKEN, name + " failed: " + e, e);
        } finally {
            places.release();
            settle(failed);
        }
    }

    private void enter(Duration most) {
        if (places.getQueueLength() >= WAITING) {
            throw unavailable("too many wait for it already", null);
        }
        try {
            if (!places.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw unavailable(CALLS + " calls of it were under way for " + most.toSeconds() + " seconds", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the engine stopped waiting", e);
        }
    }

    private void settle(boolean failed) {
        if (!failed) {
            failures.set(0);
        } else if (failures.incrementAndGet() >= FAILURES) {
            // one more failure closes it again: whoever comes after the pause tries for all
            failures.set(FAILURES - 1);
            closedUntil.set(clock.instant().plus(PAUSE));
        }
    }

    private VireoException unavailable(String why, Exception cause) {
        return new VireoException(IdentityError.DIRECTORY_UNAVAILABLE, "cannot ask " + name + ": " + why, cause);
    }
}
