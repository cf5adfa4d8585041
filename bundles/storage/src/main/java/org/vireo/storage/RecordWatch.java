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

/** Lets storage domains tell of what changed, on a thread of its own, every {@code sweep_seconds}. */
@Component(service = RecordWatch.class, immediate = true, configurationPid = "vireo.storage.records")
@Designate(ocd = RecordWatch.Settings.class)
public final class RecordWatch {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Rounds rounds;
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
        this.keeper = keeper;
        this.link = link;
        rounds = new Rounds(
                "vireo-storage-records",
                this::sweep,
                "Telling storage domains of what changed failed and is tried again");
        rounds.every("vireo.storage.records: sweep_seconds", settings.sweep__seconds());
    }

    private void sweep() {
        keeper.sweep(TimedCall.lasting(PATIENCE, clock, link));
    }

    @Deactivate
    void stop() {
        rounds.stop();
    }
}
