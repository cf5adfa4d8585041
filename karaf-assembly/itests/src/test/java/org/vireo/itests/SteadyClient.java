package org.vireo.itests;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.vireo.itests.lab.ApiClient;

/** Asks for one collection after the other, twenty times a second however long answers take, and remembers what was no success. */
final class SteadyClient implements AutoCloseable {
    private static final int MILLIS = 50;
    private static final int AT_ONCE = 8;

    private final ApiClient api;
    private final List<String> collections;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final long start = System.nanoTime();

    SteadyClient(ApiClient api, String... collections) {
        this.api = api;
        this.collections = List.of(collections);
        var unused = clock.scheduleAtFixedRate(
                () -> callers.execute(() -> ask(begun.getAndIncrement())), 0, MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask(int number) {
        var collection = collections.get(number % collections.size());
        var from = System.nanoTime();
        try {
            var answer = api.send("GET", ApiClient.API + collection, "application/json", "", "");
            if (answer.statusCode() != 200) {
                failures.add(collection + " answered " + answer.statusCode() + ": " + answer.body());
            }
            answered.incrementAndGet();
        } catch (RuntimeException e) {
            failures.add(collection + ": " + e);
        }
        slowest.accumulateAndGet(System.nanoTime() - from, Math::max);
    }

    int answered() {
        return answered.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** How many answers there were, how many a second, and the longest that one took. */
    String told() {
        var seconds = (System.nanoTime() - start) / 1e9;
        return "%d calls answered, %.1f a second, the slowest in %d ms"
                .formatted(
                        answered.get(),
                        answered.get() / seconds,
                        Duration.ofNanos(slowest.get()).toMillis());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        callers.shutdown();
        try {
            if (!callers.awaitTermination(60, TimeUnit.SECONDS)) {
                failures.add("calls did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
