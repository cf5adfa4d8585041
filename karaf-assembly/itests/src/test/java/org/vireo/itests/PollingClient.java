package org.vireo.itests;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;

/** Asks for collections over and over on a thread of its own, and remembers every answer that is not a success. */
final class PollingClient implements AutoCloseable {
    private final ApiClient api;
    private final List<String> collections;
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final AtomicInteger rounds = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::poll, "polling client");

    static PollingClient of(ApiClient api, String... collections) {
        var client = new PollingClient(api, List.of(collections));
        client.thread.start();
        return client;
    }

    private PollingClient(ApiClient api, List<String> collections) {
        this.api = api;
        this.collections = collections;
    }

    private void poll() {
        while (on.get()) {
            collections.forEach(this::ask);
            rounds.incrementAndGet();
        }
    }

    private void ask(String collection) {
        try {
            var answer = api.send("GET", ApiClient.API + collection, "application/json", "", "");
            if (answer.statusCode() != 200) {
                failures.add(collection + " answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (RuntimeException e) {
            failures.add(collection + ": " + e);
        }
    }

    /** Waits until it went round so many times since it began. */
    void madeSome(int atLeast) {
        Await.until("the client asked " + atLeast + " times", Duration.ofSeconds(60), () -> rounds.get() >= atLeast);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        on.set(false);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
