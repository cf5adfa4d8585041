package org.vireo.notify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.event.Events.KeptEvent;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.inventory.Where.Comparison;
import org.vireo.model.VireoException;

/**
 * Gives committed events their numbers, one after the other, and tells them on. Numbers are given here and not while recording, because
 * transactions commit in another order than they begin: a client that asks for what is newer than the last number it saw would miss
 * events. Works on a thread of its own; what a stopped engine left without a number gets one after the next start.
 */
@Component(service = EventPublisher.class)
public final class EventPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);
    private static final int BATCH = 500;
    private static final int SWEEP_SECONDS = 5;

    private final Transactions transactions;
    private final Inventory inventory;
    private final EventListeners listeners;
    private final Subscribers subscribers;
    private final EventRows rows = new EventRows();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-events"));
    private final Future<?> sweeping;

    /** Starts the thread. */
    @Activate
    public EventPublisher(
            @Reference Transactions transactions, @Reference Inventory inventory, @Reference EventListeners listeners) {
        this.transactions = transactions;
        this.inventory = inventory;
        this.listeners = listeners;
        this.subscribers = new Subscribers(inventory, Clock.systemUTC());
        sweeping = thread.scheduleWithFixedDelay(this::sweep, 0, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends the thread; what is left over is published after the next start. */
    @Deactivate
    public void stop() {
        sweeping.cancel(false);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SWEEP_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** There is something to publish. Returns at once; calls before the thread gets to it count as one. */
    void wake() {
        if (!thread.isShutdown() && waiting.compareAndSet(false, true)) {
            thread.execute(this::sweep);
        }
    }

    /** Ends when everything committed before the call has its number. */
    Future<?> published() {
        return thread.submit(this::publish);
    }

    private void sweep() {
        waiting.set(false);
        try {
            publish();
        } catch (VireoException e) {
            LOG.warn("Events could not be published, trying again in {} s: {}", SWEEP_SECONDS, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Events could not be published, trying again in {} s", SWEEP_SECONDS, e);
        }
    }

    private void publish() {
        List<KeptEvent> events;
        do {
            events = transactions.call(this::number);
            events.forEach(listeners::tell);
        } while (events.size() == BATCH);
    }

    private List<KeptEvent> number() {
        List<LoggedEvent> fresh = inventory.list(
                LoggedEvent.class,
                Where.all().and("number", Comparison.NULL, null).orderBy("at").limit(BATCH));
        if (fresh.isEmpty()) {
            return List.of();
        }
        long last = lastNumber();
        var numbered = new ArrayList<KeptEvent>();
        for (LoggedEvent row : fresh) {
            last++;
            row.setNumber(OptionalLong.of(last));
            subscribers.note(row);
            numbered.add(rows.event(row));
        }
        return numbered;
    }

    private long lastNumber() {
        return inventory
                .first(
                        LoggedEvent.class,
                        Where.all().and("number", Comparison.GREATER, 0L).order("number", true))
                .map(row -> row.number().orElseThrow())
                .orElse(0L);
    }
}
