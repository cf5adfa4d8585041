package org.vireo.hostlink.report;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.host.ReportReceiver;
import org.vireo.hostlink.contexts.OwnedContext;

/**
 * Starts the intake when receivers are there and have not changed for a moment, so that at boot none misses what the others got, and
 * stops it when the last one leaves. Guarded by its monitor.
 */
public final class IntakeSwitch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeSwitch.class);

    private final OwnedContext context;
    private final ReportIntake intake;
    private final Duration settle;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "vireo-report-intake"));
    private ScheduledFuture<?> next;

    /** Controls the route of {@link ReportRoutes} in {@code context}. */
    public IntakeSwitch(OwnedContext context, ReportIntake intake, Duration settle) {
        this.context = context;
        this.intake = intake;
        this.settle = settle;
    }

    /** One more receiver. */
    public synchronized void add(ReportReceiver receiver) {
        intake.add(receiver);
        plan(() -> context.startRoute(ReportRoutes.ROUTE), settle);
    }

    /** One receiver less. */
    public synchronized void remove(ReportReceiver receiver) {
        if (intake.remove(receiver) == 0) {
            plan(() -> context.stopRoute(ReportRoutes.ROUTE), Duration.ZERO);
        }
    }

    private void plan(Runnable work, Duration delay) {
        if (worker.isShutdown()) {
            return; // receivers still leave after the context has closed
        }
        if (next != null) {
            next.cancel(false);
        }
        next = worker.schedule(() -> run(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("The intake of reports cannot be started or stopped", e);
        }
    }

    @Override
    public synchronized void close() {
        worker.shutdownNow();
    }
}
