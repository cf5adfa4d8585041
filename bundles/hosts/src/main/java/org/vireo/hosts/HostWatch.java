package org.vireo.hosts;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for silent hosts every five seconds on a thread of its own. */
@Component(service = HostWatch.class, immediate = true)
public final class HostWatch {
    private static final Logger LOG = LoggerFactory.getLogger(HostWatch.class);
    private static final int PERIOD_SECONDS = 5;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-hosts-watch"));
    private final HostStates states;

    @Activate
    public HostWatch(@Reference HostStates states) {
        this.states = states;
        var unused = timer.scheduleWithFixedDelay(this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            states.lookForSilence();
        } catch (RuntimeException e) {
            LOG.warn("looking for silent hosts failed and is tried again in {} s", PERIOD_SECONDS, e);
        }
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }
}
