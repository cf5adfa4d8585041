package org.vireo.host.storage.iscsi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of iSCSI storage on this host. */
@ObjectClassDefinition(name = "Vireo iSCSI storage")
public @interface IscsiStorageSettings {
    /** Where they are configured. */
    String PID = "vireo.storage.iscsi";

    @AttributeDefinition(description = "Name of this host as an initiator of iSCSI")
    String initiator() default "iqn.2026-11.org.vireo:host";

    @AttributeDefinition(description = "Directory of root's for files with passwords, each there for one call only")
    String run() default "/run/vireo/iscsi";

    @AttributeDefinition(description = "Path of the program that makes and converts images")
    String qemu__img() default "/usr/bin/qemu-img";

    @AttributeDefinition(description = "Path of the program that limits the resources of another")
    String prlimit() default "/usr/bin/prlimit";

    @AttributeDefinition(description = "Path of the program that ends another with the one that runs it")
    String setpriv() default "/usr/bin/setpriv";
}
