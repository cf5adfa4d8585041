package org.vireo.reporting;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportRun;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;

/** Forgets reports that were kept as long as was wanted, once an hour on a thread of its own. */
@Component(service = Expiry.class, immediate = true)
public final class Expiry {
    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

    private final Inventory inventory;
    private final Transactions transactions;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-report-expiry"));

    @Activate
    public Expiry(@Reference Inventory inventory, @Reference Transactions transactions) {
        this.inventory = inventory;
        this.transactions = transactions;
        var unused = timer.scheduleWithFixedDelay(this::round, 1, 60, TimeUnit.MINUTES);
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    private void round() {
        try {
            forget(Clock.systemUTC().instant());
        } catch (RuntimeException e) {
            LOG.warn("Reports that expired cannot be forgotten now", e);
        }
    }

    /** Forgets what expired before a moment and is not being made. */
    void forget(Instant now) {
        transactions.run(() ->
                inventory.list(ReportRun.class, Where.all().and("expires", Where.Comparison.LESS, now)).stream()
                        .filter(run -> !run.state().equals("running"))
                        .forEach(inventory::remove));
    }
}
