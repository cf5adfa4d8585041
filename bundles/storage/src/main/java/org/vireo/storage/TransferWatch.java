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

/** Looks after image transfers on a thread of its own. */
@Component(service = TransferWatch.class, immediate = true, configurationPid = "vireo.transfers")
@Designate(ocd = TransferWatch.Settings.class)
public final class TransferWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TransferWatch.class);
    private static final int LONGEST = 30;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-transfer-watch"));
    private final TransferLooks looks;

    /** How often transfers are looked at. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Vireo image transfers")
    public @interface Settings {
        /** Seconds between two looks. */
        int look__seconds() default 3;
    }

    @Activate
    public TransferWatch(@Reference TransferLooks looks, Settings settings) {
        if (settings.look__seconds() < 1 || settings.look__seconds() > LONGEST) {
            throw new IllegalArgumentException("vireo.transfers: look_seconds must be from 1 to " + LONGEST);
        }
        this.looks = looks;
        var unused = timer.scheduleWithFixedDelay(
                this::look, settings.look__seconds(), settings.look__seconds(), TimeUnit.SECONDS);
    }

    private void look() {
        try {
            looks.look();
        } catch (RuntimeException e) {
            LOG.warn("looking after image transfers failed and is tried again", e);
        }
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }
}
