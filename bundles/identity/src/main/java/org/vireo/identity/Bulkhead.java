package org.vireo.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vireo.model.VireoException;

/**
 * Keeps what goes wrong in one directory from everything else: its calls have few threads of their own, nobody waits for one beyond its
 * time, and after some that failed in a row nobody waits at all for a while. Thread-safe.
 */
final class Bulkhead implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int WAITING = 24;
    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final Clock clock;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.MIN);

    Bulkhead(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                    var thread = new Thread(work, name + " " + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs the work, which learns its deadline, and waits for it. Throws what the work throws, and {@code DIRECTORY_UNAVAILABLE} when it
     * cannot be run or takes too long.
     *
     * @param down whether an outcome means that the directory is not there, however politely it was told
     */
    <T> T call(Duration most, Function<Instant, T> work, Predicate<T> down) {
        var now = clock.instant();
        if (now.isBefore(closedUntil.get())) {
            throw unavailable("it failed several times in a row and is left alone for a few seconds", null);
        }
        var deadline = now.plus(most);
        try {
            var result = await(threads.submit(() -> work.apply(deadline)), most);
            settle(down.test(result));
            return result;
        } catch (RejectedExecutionException e) {
            throw unavailable("too many wait for it already", e);
        } catch (ExecutionException e) {
            settle(true);
            throw e.getCause() instanceof VireoException known
                    ? known
                    : new VireoException(IdentityError.DIRECTORY_BROKEN, name + " failed: " + e.getCause(), e);
        }
    }

    private <T> T await(Future<T> future, Duration most) throws ExecutionException {
        try {
            return future.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            settle(true);
            throw unavailable("it did not answer within " + most.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            future.cancel(true);
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

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
