package org.vireo.host.guest;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of what is asked of guest agents. */
@ObjectClassDefinition(name = "Vireo guest agents")
public @interface GuestSettings {
    /** Where they are configured. */
    String PID = "vireo.guest";

    @AttributeDefinition(description = "Seconds between two looks into a guest, 1 or more")
    int poll__seconds() default 20;

    @AttributeDefinition(description = "Seconds between two looks while a guest has no address yet, 1 or more")
    int early__poll__seconds() default 2;

    @AttributeDefinition(description = "Seconds for which a guest without address is looked at more often")
    int early__seconds() default 120;
}
