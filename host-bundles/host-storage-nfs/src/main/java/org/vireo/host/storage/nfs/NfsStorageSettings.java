package org.vireo.host.storage.nfs;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of NFS storage on this host. */
@ObjectClassDefinition(name = "Vireo NFS storage")
public @interface NfsStorageSettings {
    /** Where they are configured. */
    String PID = "vireo.storage.nfs";

    @AttributeDefinition(
            description =
                    "How servers are reached: kernel mounts them, user leaves them to QEMU and libnfs, auto mounts where it can")
    String way() default "auto";

    @AttributeDefinition(description = "Directory below which servers are mounted")
    String mounts() default "/run/vireo/nfs";

    @AttributeDefinition(description = "Path of the program that mounts")
    String mount() default "/usr/bin/mount";

    @AttributeDefinition(description = "Path of the program that ends a mount")
    String umount() default "/usr/bin/umount";

    @AttributeDefinition(description = "Path of the program that makes and converts images")
    String qemu__img() default "/usr/bin/qemu-img";

    @AttributeDefinition(description = "Path of the program that limits the resources of another")
    String prlimit() default "/usr/bin/prlimit";
}
