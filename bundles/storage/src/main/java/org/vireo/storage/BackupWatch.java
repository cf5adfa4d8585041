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

/** Looks after backups on a thread of its own. */
@Component(service = BackupWatch.class, immediate = true, configurationPid = "vireo.backups")
@Designate(ocd = BackupWatch.Settings.class)
public final class BackupWatch {
    private static final Logger LOG = LoggerFactory.getLogger(BackupWatch.class);
    private static final int LONGEST = 30;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-backup-watch"));
    private final BackupLooks looks;

    /** How often backups are looked at. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Vireo backups")
    public @interface Settings {
        /** Seconds between two looks. */
        int look__seconds() default 3;
    }

    @Activate
    public BackupWatch(@Reference BackupLooks looks, Settings settings) {
        if (settings.look__seconds() < 1 || settings.look__seconds() > LONGEST) {
            throw new IllegalArgumentException("vireo.backups: look_seconds must be from 1 to " + LONGEST);
        }
        this.looks = looks;
        var unused = timer.scheduleWithFixedDelay(
                this::look, settings.look__seconds(), settings.look__seconds(), TimeUnit.SECONDS);
    }

    private void look() {
        try {
            looks.look();
        } catch (RuntimeException e) {
            LOG.warn("looking after backups failed and is tried again", e);
        }
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }
}
