package org.vireo.sealing.local;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the keys are. */
@ObjectClassDefinition(name = "Vireo sealing", description = "Keys that seal secrets in the database")
@interface SealingSettings {
    /** The directory. */
    @AttributeDefinition(
            name = "directory",
            description = "Directory of the keys, 0700; empty for secrets below the data directory")
    String directory() default "";
}
