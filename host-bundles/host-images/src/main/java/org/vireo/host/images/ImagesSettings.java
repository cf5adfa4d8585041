package org.vireo.host.images;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/vireo.images.cfg}. */
@ObjectClassDefinition(name = "Vireo image transfers")
public @interface ImagesSettings {
    /** Name of the configuration. */
    String PID = "vireo.images";

    /** Where clients come in. */
    @AttributeDefinition(description = "Port on which clients move images")
    int port() default 54_322;

    /** On which side. */
    @AttributeDefinition(description = "Address of this host on which it is opened; empty for all")
    String address() default "";

    /** Sockets. */
    @AttributeDefinition(description = "Where the sockets of image servers are made; a short path")
    String sockets() default "/run/vireo/images";

    /** Server. */
    @AttributeDefinition(description = "Path of the program that serves images")
    String qemu__nbd() default "/usr/bin/qemu-nbd";

    /** Tool. */
    @AttributeDefinition(description = "Path of the program that inspects images")
    String qemu__img() default "/usr/bin/qemu-img";

    /** Packages. */
    @AttributeDefinition(
            description =
                    "Directories in which packages of virtual machines may be read and written, separated by commas")
    String ova__directories() default "/var/lib/vireo/exports";

    /** Limits. */
    @AttributeDefinition(description = "Path of the program that limits another")
    String prlimit() default "/usr/bin/prlimit";
}
