package org.vireo.guard;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/vireo.plugins.guard.cfg}. */
@ObjectClassDefinition(name = "Vireo guard of plugins")
public @interface GuardSettings {
    /** Bulkhead. */
    @AttributeDefinition(description = "Calls of one plugin under way at the same time, 1 to 1000")
    int calls() default 32;

    /** Bulkhead. */
    @AttributeDefinition(description = "Milliseconds for which a call waits for a place when that many are under way")
    int wait__millis() default 2000;

    /** Deadline. */
    @AttributeDefinition(description = "Seconds for calls that bring no deadline")
    int seconds() default 5;

    /** Deadline. */
    @AttributeDefinition(
            description =
                    "Milliseconds after the deadline of a call in which a plugin may still say that it was missed")
    int grace__millis() default 2000;

    /** Breaker. */
    @AttributeDefinition(description = "Seconds for which a plugin is left alone when half of its last 20 calls failed")
    int rest__seconds() default 10;

    /** Quarantine. */
    @AttributeDefinition(description = "Calls that fail in a row until a plugin goes into quarantine")
    int failures() default 5;

    /** Quarantine. */
    @AttributeDefinition(description = "Threads that a plugin may have started and not ended")
    int threads() default 64;
}
