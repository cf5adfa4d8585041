package org.vireo.host.plugins;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/vireo.host.plugins.cfg}. */
@ObjectClassDefinition(name = "Vireo host plugins")
public @interface HalfSettings {
    /** Room. */
    @AttributeDefinition(description = "Most MiB of files that are kept of one plugin, both versions together")
    int most__mib() default 256;

    /** Patience at start. */
    @AttributeDefinition(description = "Seconds for which a plugin may take to come back when the agent starts")
    int return__seconds() default 60;
}
