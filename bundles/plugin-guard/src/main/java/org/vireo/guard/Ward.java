package org.vireo.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.vireo.engine.api.plugin.PluginHealth.Health;
import org.vireo.model.ErrorKind;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** One plugin behind its guard: bulkhead, deadline, breaker, quarantine. Thread-safe. */
final class Ward {
    private static final int WINDOW = 20;
    private static final int FEWEST = 10;
    private static final int TRIALS = 3;

    private final String plugin;
    private final BiConsumer<String, String> quarantined;
    private final WardThreads threads;
    private final Places places;
    private volatile Limits limits;
    private volatile CircuitBreaker breaker;
    private final Counters counters = new Counters();
    private final AtomicInteger inARow = new AtomicInteger();
    private final AtomicReference<String> quarantine = new AtomicReference<>();

    /** {@code quarantined} hears of the plugin and the reason when the ward itself decides so. */
    Ward(String plugin, Limits limits, BiConsumer<String, String> quarantined) {
        this.plugin = plugin;
        this.limits = limits;
        this.quarantined = quarantined;
        threads = new WardThreads(plugin);
        places = new Places(limits.calls());
        breaker = breaker(plugin, limits);
    }

    private static CircuitBreaker breaker(String plugin, Limits limits) {
        return CircuitBreaker.of(
                plugin,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(FEWEST)
                        .waitDurationInOpenState(limits.rest())
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .writableStackTraceEnabled(false)
                        .build());
    }

    Limits limits() {
        return limits;
    }

    /** Other limits from now on. Calls under way end as they began; rest is over. */
    synchronized void grant(Limits others) {
        places.change(others.calls() - limits.calls());
        if (!others.rest().equals(limits.rest())) {
            breaker = breaker(plugin, others);
        }
        limits = others;
    }

    /** A semaphore whose size can change. */
    private static final class Places extends Semaphore {
        private static final long serialVersionUID = 1L;

        Places(int permits) {
            super(permits);
        }

        void change(int more) {
            if (more > 0) {
                release(more);
            } else {
                reducePermits(-more);
            }
        }
    }

    /** Runs {@code work} on a thread of the plugin and waits for it that long; throws what it throws. */
    Object call(String what, Duration patience, Callable<?> work) throws Exception {
        refuseInQuarantine();
        if (!breaker.tryAcquirePermission()) {
            throw rejected("is left alone for some seconds, as many of its last calls failed");
        }
        boolean judged = false;
        long begin = System.nanoTime();
        try {
            enter(patience);
            var task = start(work);
            counters.calls.increment();
            judged = true;
            return result(what, task, patience, begin);
        } finally {
            if (!judged) {
                breaker.releasePermission();
            }
        }
    }

    boolean inQuarantine() {
        return quarantine.get() != null;
    }

    /** The same, also in quarantine. */
    Object callAnyway(String what, Duration patience, Callable<?> work) throws Exception {
        enter(patience);
        var task = start(work);
        counters.calls.increment();
        return result(what, task, patience, System.nanoTime());
    }

    private void refuseInQuarantine() {
        String reason = quarantine.get();
        if (reason != null) {
            throw rejected("is in quarantine until an administrator releases it: " + reason);
        }
    }

    private VireoException rejected(String why) {
        counters.rejected.increment();
        return unavailable("plugin " + plugin + " " + why, null);
    }

    private static VireoException unavailable(String message, Throwable cause) {
        return new VireoException(ModelError.PLUGIN_UNAVAILABLE, message, cause);
    }

    private void enter(Duration patience) {
        long wait = Math.min(patience.toMillis(), limits.patience().toMillis());
        try {
            if (!places.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
                throw rejected("was not asked: " + limits.calls() + " calls of it are under way already");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the call of plugin " + plugin + " was interrupted", e);
        }
    }

    /** The place is free again when the work has really ended, whoever still waits for it. */
    private FutureTask<Object> start(Callable<?> work) {
        var task = new FutureTask<Object>(work::call);
        counters.running.incrementAndGet();
        try {
            threads.run(() -> {
                try {
                    task.run();
                } finally {
                    leave();
                }
            });
        } catch (RuntimeException | OutOfMemoryError e) {
            leave();
            throw unavailable("plugin " + plugin + " got no thread: " + e.getMessage(), e);
        }
        return task;
    }

    private void leave() {
        counters.running.decrementAndGet();
        places.release();
    }

    private Object result(String what, FutureTask<Object> task, Duration patience, long begin) throws Exception {
        try {
            Object result = task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            succeeded(begin);
            return result;
        } catch (TimeoutException e) {
            task.cancel(true);
            counters.timeouts.increment();
            String reason = what + " did not end within " + patience.toMillis() + " ms";
            failed(begin, reason, e);
            throw unavailable("plugin " + plugin + " gave no answer: " + reason, e);
        } catch (ExecutionException e) {
            throw thrown(what, e.getCause(), begin);
        } catch (InterruptedException e) {
            task.cancel(true);
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            throw unavailable("the call of plugin " + plugin + " was interrupted", e);
        }
    }

    private Exception thrown(String what, Throwable problem, long begin) {
        if (problem instanceof VireoException known && known.code().kind() != ErrorKind.INTERNAL) {
            succeeded(begin); // an answer like any other
            return known;
        }
        failed(begin, what + " threw " + problem, problem);
        return problem instanceof Exception usual
                ? usual
                : unavailable("plugin " + plugin + " failed: " + what + " threw " + problem, problem);
    }

    private void succeeded(long begin) {
        long nanos = System.nanoTime() - begin;
        counters.nanos.add(nanos);
        inARow.set(0);
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    private void failed(long begin, String reason, Throwable problem) {
        long nanos = System.nanoTime() - begin;
        counters.nanos.add(nanos);
        counters.failures.increment();
        breaker.onError(nanos, TimeUnit.NANOSECONDS, problem);
        int count = inARow.incrementAndGet();
        if (count >= limits.failures()) {
            decide(count + " calls in a row failed, the last one: " + reason);
        }
    }

    /** Looks for threads that the plugin has left behind. */
    void look() {
        int left = threads.foreign();
        if (left > limits.threads()) {
            decide("it has started " + left + " threads and not ended them, " + limits.threads() + " are allowed");
        }
    }

    private void decide(String reason) {
        if (quarantine.compareAndSet(null, reason)) {
            quarantined.accept(plugin, reason);
        }
    }

    void quarantine(String reason) {
        quarantine.compareAndSet(null, reason);
    }

    void release() {
        inARow.set(0);
        breaker.reset();
        if (quarantine.getAndSet(null) != null) {
            threads.forgive();
        }
    }

    void forget() {
        counters.reset();
        release();
        threads.forgive();
    }

    Health health() {
        return new Health(
                plugin,
                counters.calls.sum(),
                counters.failures.sum(),
                counters.timeouts.sum(),
                counters.rejected.sum(),
                Duration.ofNanos(counters.nanos.sum()),
                counters.running.get(),
                threads.foreign(),
                breaker.getState() == CircuitBreaker.State.OPEN,
                Optional.ofNullable(quarantine.get()));
    }

    void close() {
        threads.close();
    }
}
