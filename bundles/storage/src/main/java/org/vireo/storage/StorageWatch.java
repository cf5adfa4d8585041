package org.vireo.storage;

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

/**
 * Looks after active domains on a thread of its own: space is asked for every {@code health_seconds}; a domain that cannot be reached
 * becomes inactive, one whose backend is not installed unknown, and both are active again when they answer.
 */
@Component(service = StorageWatch.class, immediate = true, configurationPid = "vireo.storage")
@Designate(ocd = StorageWatch.Settings.class)
public final class StorageWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StorageWatch.class);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-storage-watch"));
    private final DomainHealth health;
    private final StorageBackends backends;
    private final Runnable lookNow = this::lookNow;

    /** How often storage is looked at. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Vireo storage")
    public @interface Settings {
        /** Seconds between two looks. */
        int health__seconds() default 10;
    }

    @Activate
    public StorageWatch(@Reference DomainHealth health, @Reference StorageBackends backends, Settings settings) {
        if (settings.health__seconds() < 1) {
            throw new IllegalArgumentException("vireo.storage: health_seconds must be at least 1");
        }
        this.health = health;
        this.backends = backends;
        var unused = timer.scheduleWithFixedDelay(
                this::look, settings.health__seconds(), settings.health__seconds(), TimeUnit.SECONDS);
        backends.onChange(lookNow);
    }

    private void lookNow() {
        timer.execute(this::look);
    }

    private void look() {
        try {
            health.look();
        } catch (RuntimeException e) {
            LOG.warn("looking after storage failed and is tried again", e);
        }
    }

    @Deactivate
    void stop() {
        backends.forget(lookNow);
        timer.shutdownNow();
    }
}
