package org.vireo.host.storage.local;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of local storage on this host. */
@ObjectClassDefinition(name = "Vireo local storage")
public @interface LocalStorageSettings {
    /** Where they are configured. */
    String PID = "vireo.storage.local";

    @AttributeDefinition(description = "Path of the program that makes and converts images")
    String qemu__img() default "/usr/bin/qemu-img";

    @AttributeDefinition(description = "Path of the program that limits the resources of another")
    String prlimit() default "/usr/bin/prlimit";
}
