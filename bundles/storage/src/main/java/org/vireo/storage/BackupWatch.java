package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Looks after backups on a thread of its own. */
@Component(service = BackupWatch.class, immediate = true, configurationPid = "vireo.backups")
@Designate(ocd = BackupWatch.Settings.class)
public final class BackupWatch {
    private static final int LONGEST = 30;

    private final Rounds rounds;

    /** How often backups are looked at. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Vireo backups")
    public @interface Settings {
        /** Seconds between two looks. */
        int look__seconds() default 3;
    }

    @Activate
    public BackupWatch(@Reference BackupLooks looks, Settings settings) {
        rounds = new Rounds("vireo-backup-watch", looks::look, "looking after backups failed and is tried again");
        rounds.every("vireo.backups: look_seconds", settings.look__seconds(), LONGEST);
    }

    @Deactivate
    void stop() {
        rounds.stop();
    }
}
