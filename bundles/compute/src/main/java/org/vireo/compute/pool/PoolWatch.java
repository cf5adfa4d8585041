package org.vireo.compute.pool;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the keeper of pools look after them again and again, on a thread of its own. */
@Component(service = PoolWatch.class, immediate = true)
public final class PoolWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PoolWatch.class);
    private static final int SECONDS = 5;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-pools"));
    private final PoolKeeper keeper;

    @Activate
    public PoolWatch(@Reference PoolKeeper keeper) {
        this.keeper = keeper;
        var unused = timer.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            keeper.round();
        } catch (RuntimeException e) {
            LOG.warn("looking after VM pools failed and is tried again", e);
        }
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }
}
