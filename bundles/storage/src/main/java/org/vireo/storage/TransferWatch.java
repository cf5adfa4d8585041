package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Looks after image transfers on a thread of its own. */
@Component(service = TransferWatch.class, immediate = true, configurationPid = "vireo.transfers")
@Designate(ocd = TransferWatch.Settings.class)
public final class TransferWatch {
    private static final int LONGEST = 30;

    private final Rounds rounds;

    /** How often transfers are looked at. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Vireo image transfers")
    public @interface Settings {
        /** Seconds between two looks. */
        int look__seconds() default 3;
    }

    @Activate
    public TransferWatch(@Reference TransferLooks looks, Settings settings) {
        rounds = new Rounds(
                "vireo-transfer-watch", looks::look, "looking after image transfers failed and is tried again");
        rounds.every("vireo.transfers: look_seconds", settings.look__seconds(), LONGEST);
    }

    @Deactivate
    void stop() {
        rounds.stop();
    }
}
