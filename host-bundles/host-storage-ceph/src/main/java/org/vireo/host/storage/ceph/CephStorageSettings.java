package org.vireo.host.storage.ceph;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of Ceph storage on this host. */
@ObjectClassDefinition(name = "Vireo Ceph storage")
public @interface CephStorageSettings {
    /** Where they are configured. */
    String PID = "vireo.storage.ceph";

    @AttributeDefinition(description = "Directory of root's for files with keys, each there for one call only")
    String run() default "/run/vireo/ceph";

    @AttributeDefinition(description = "Path of the program that makes and converts images")
    String qemu__img() default "/usr/bin/qemu-img";

    @AttributeDefinition(description = "Path of the program that limits the resources of another")
    String prlimit() default "/usr/bin/prlimit";
}
