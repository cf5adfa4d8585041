package org.vireo.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.inventory.Where.Comparison;

/** Forgets old events once a day. Works on a thread of its own. */
@Component(service = EventRetention.class, immediate = true, configurationPid = "vireo.events")
@Designate(ocd = EventRetention.Config.class)
public final class EventRetention {
    /** Settings of {@code etc/vireo.events.cfg}; two underscores stand for one. */
    @ObjectClassDefinition(name = "Events")
    public @interface Config {
        /** How long events are kept, 1 to 3650. */
        @AttributeDefinition(
                name = "Kept (days)",
                description = "Days for which events are kept, 1 to 3650",
                min = "1",
                max = "3650")
        int keep__days() default 30;
    }

    private static final Logger LOG = LoggerFactory.getLogger(EventRetention.class);
    private static final int LONGEST_DAYS = 3650;
    private static final int BATCH = 500;
    private static final Duration SETTLE = Duration.ofMinutes(10);

    private final Transactions transactions;
    private final Inventory inventory;
    private final Clock clock;
    private final Duration keep;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-events-retention"));
    private Future<?> rounds = CompletableFuture.completedFuture(null);

    /** Starts the thread; the first round is a few minutes after the start. */
    @Activate
    public EventRetention(@Reference Transactions transactions, @Reference Inventory inventory, Config config) {
        this(transactions, inventory, days(config.keep__days()), Clock.systemUTC());
        rounds = thread.scheduleWithFixedDelay(
                this::round, SETTLE.toMinutes(), Duration.ofDays(1).toMinutes(), TimeUnit.MINUTES);
    }

    EventRetention(Transactions transactions, Inventory inventory, Duration keep, Clock clock) {
        this.transactions = transactions;
        this.inventory = inventory;
        this.keep = keep;
        this.clock = clock;
    }

    private static Duration days(int days) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new IllegalArgumentException(
                    "keep_days in vireo.events.cfg must be 1 to " + LONGEST_DAYS + ", not " + days);
        }
        return Duration.ofDays(days);
    }

    /** Ends the thread. */
    @Deactivate
    public void stop() {
        rounds.cancel(true);
        thread.shutdownNow();
    }

    private void round() {
        try {
            int forgotten = forget();
            LOG.info("{} events older than {} days were removed", forgotten, keep.toDays());
        } catch (RuntimeException e) {
            LOG.warn("Old events could not be removed; tried again in a day", e);
        }
    }

    /** The newest event stays, however old: numbers go on from it. */
    int forget() {
        Instant limit = clock.instant().minus(keep);
        long newest = inventory
                .first(
                        LoggedEvent.class,
                        Where.all().and("number", Comparison.GREATER, 0L).order("number", true))
                .map(row -> row.number().orElseThrow())
                .orElse(0L);
        Where old = Where.all()
                .and("at", Comparison.LESS, limit)
                .and("number", Comparison.LESS, newest)
                .orderBy("at")
                .limit(BATCH);
        int forgotten = 0;
        int batch;
        do {
            batch = transactions.call(() -> {
                List<LoggedEvent> rows = inventory.list(LoggedEvent.class, old);
                rows.forEach(inventory::remove);
                return rows.size();
            });
            forgotten += batch;
        } while (batch == BATCH);
        return forgotten;
    }
}
