package org.vireo.storage;

import java.time.Clock;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.vireo.spi.host.HostLink;

/** Removes images that were left behind, on a thread of its own, every {@code sweep_seconds}. */
@Component(service = LeftImageWatch.class, immediate = true, configurationPid = "vireo.storage.left")
@Designate(ocd = LeftImageWatch.Settings.class)
public final class LeftImageWatch {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Rounds rounds;

    /** How often it is tried. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Vireo images left behind in storage domains")
    public @interface Settings {
        /** Seconds between two sweeps. */
        int sweep__seconds() default 60;
    }

    @Activate
    public LeftImageWatch(@Reference LeftImages images, @Reference HostLink link, Settings settings) {
        var clock = Clock.systemUTC();
        rounds = new Rounds(
                "vireo-left-images",
                () -> images.sweep(TimedCall.lasting(PATIENCE, clock, link)),
                "Removing images that were left behind failed and is tried again");
        rounds.every("vireo.storage.left: sweep_seconds", settings.sweep__seconds());
    }

    @Deactivate
    void stop() {
        rounds.stop();
    }
}
