package org.vireo.host.storage.posix;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of storage that is mounted on this host. */
@ObjectClassDefinition(name = "Vireo POSIX storage")
public @interface PosixStorageSettings {
    /** Where they are configured. */
    String PID = "vireo.storage.posix";

    @AttributeDefinition(description = "Directory below which file systems are mounted")
    String mounts() default "/run/vireo/posix";

    @AttributeDefinition(description = "Path of the program that mounts")
    String mount() default "/usr/bin/mount";

    @AttributeDefinition(description = "Path of the program that ends a mount")
    String umount() default "/usr/bin/umount";

    @AttributeDefinition(description = "Path of the program that makes and converts images")
    String qemu__img() default "/usr/bin/qemu-img";

    @AttributeDefinition(description = "Path of the program that limits the resources of another")
    String prlimit() default "/usr/bin/prlimit";
}
