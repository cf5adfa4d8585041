package org.vireo.storage;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Looks after active domains on a thread of its own: space is asked for every {@code health_seconds}; a domain that cannot be reached
 * becomes inactive, one whose backend is not installed unknown, and both are active again when they answer.
 */
@Component(service = StorageWatch.class, immediate = true, configurationPid = "vireo.storage")
@Designate(ocd = StorageWatch.Settings.class)
public final class StorageWatch {
    private final StorageBackends backends;
    private final Rounds rounds;
    private final Runnable now;

    /** How often storage is looked at. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Storage")
    public @interface Settings {
        /** Seconds between two looks. */
        @AttributeDefinition(
                name = "Looked at every (seconds)",
                description = "Seconds between two looks at storage domains",
                min = "1",
                max = "3600")
        int health__seconds() default 10;
    }

    @Activate
    public StorageWatch(@Reference DomainHealth health, @Reference StorageBackends backends, Settings settings) {
        rounds = new Rounds("vireo-storage-watch", health::look, "looking after storage failed and is tried again");
        rounds.every("vireo.storage: health_seconds", settings.health__seconds());
        now = rounds::now;
        this.backends = backends;
        backends.onChange(now);
    }

    @Deactivate
    void stop() {
        backends.forget(now);
        rounds.stop();
    }
}
