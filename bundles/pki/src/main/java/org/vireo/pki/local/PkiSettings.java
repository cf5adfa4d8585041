package org.vireo.pki.local;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/vireo.pki.cfg}. */
@ObjectClassDefinition(name = "Vireo PKI")
public @interface PkiSettings {
    /** Where keys are kept. */
    @AttributeDefinition(description = "Directory of the keys; empty means pki below the data directory")
    String directory() default "";

    /** What only an administrator can know. */
    @AttributeDefinition(description = "Further host names and addresses of this engine, separated by commas")
    String names() default "";
}
