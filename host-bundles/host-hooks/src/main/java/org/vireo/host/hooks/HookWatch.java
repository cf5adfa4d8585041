package org.vireo.host.hooks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.LinkListener;
import org.vireo.host.spi.Reports;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.protocol.hook.HookFile;
import org.vireo.protocol.hook.HookListReport;

/**
 * Tells the engine which scripts there are, and runs those that stand at the agent's own start and end. Its work is done by one thread;
 * thread-safe.
 */
@Component(service = LinkListener.class, configurationPid = HookSettings.PID, immediate = true)
public final class HookWatch implements LinkListener {
    private static final Logger LOG = LoggerFactory.getLogger(HookWatch.class);

    private final HookRunner runner;
    private final Reports reports;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-hook-watch"));
    private final ScheduledFuture<?> timer;
    private Optional<List<HookFile>> told = Optional.empty();

    /** Runs what stands at the agent's start, and begins to look. */
    @Activate
    public HookWatch(@Reference HookRunner runner, @Reference Reports reports, HookSettings settings) {
        this.runner = runner;
        this.reports = reports;
        int seconds = Limits.positive("look_seconds", settings.look__seconds());
        runner.run(HookPoint.BEFORE_VDSM_START, "");
        timer = thread.scheduleWithFixedDelay(this::look, seconds, seconds, TimeUnit.SECONDS);
    }

    /** Runs what stands at the agent's end. */
    @Deactivate
    public void close() {
        timer.cancel(false);
        thread.shutdownNow();
        runner.run(HookPoint.AFTER_VDSM_STOP, "");
    }

    /** Whoever is there now may know nothing: all is told again. */
    @Override
    public void linkUp() {
        try {
            thread.execute(() -> {
                told = Optional.empty();
                look();
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Ending; nothing is told any more", e);
        }
    }

    private void look() {
        try {
            var found = runner.shelf().all();
            if (!told.equals(Optional.of(found))) {
                reports.send(new HookListReport(found));
                told = Optional.of(found);
            }
        } catch (RuntimeException e) {
            LOG.warn("Could not look for scripts", e);
        }
    }
}
