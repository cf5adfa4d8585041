package org.vireo.storage;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.OperationId;
import org.vireo.spi.host.HostLink;

/** Lets storage domains tell of what changed, on a thread of its own, every {@code sweep_seconds}. */
@Component(service = RecordWatch.class, immediate = true, configurationPid = "vireo.storage.records")
@Designate(ocd = RecordWatch.Settings.class)
public final class RecordWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RecordWatch.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-storage-records"));
    private final RecordKeeper keeper;
    private final HostLink link;
    private final Clock clock = Clock.systemUTC();

    /** How often domains are told. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Vireo records of storage domains")
    public @interface Settings {
        /** Seconds between two sweeps. */
        int sweep__seconds() default 20;
    }

    @Activate
    public RecordWatch(@Reference RecordKeeper keeper, @Reference HostLink link, Settings settings) {
        if (settings.sweep__seconds() < 1) {
            throw new IllegalArgumentException("vireo.storage.records: sweep_seconds must be at least 1");
        }
        this.keeper = keeper;
        this.link = link;
        var unused = timer.scheduleWithFixedDelay(
                this::sweep, settings.sweep__seconds(), settings.sweep__seconds(), TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            keeper.sweep(new TimedCall(OperationId.random(), clock.instant().plus(PATIENCE), link));
        } catch (RuntimeException e) {
            LOG.warn("Telling storage domains of what changed failed and is tried again", e);
        }
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }
}
