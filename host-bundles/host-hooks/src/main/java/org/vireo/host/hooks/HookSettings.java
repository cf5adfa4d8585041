package org.vireo.host.hooks;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the scripts at hook points. */
@ObjectClassDefinition(name = "Vireo hooks")
public @interface HookSettings {
    /** Where they are configured. */
    String PID = "vireo.host.hooks";

    @AttributeDefinition(
            description =
                    "Directories, separated by commas, each with one directory for each hook point that has scripts")
    String directories() default "/usr/libexec/vdsm/hooks";

    @AttributeDefinition(
            description = "Accounts, separated by commas; scripts run with the rights of the first that exists")
    String users() default "vdsm,nobody";

    @AttributeDefinition(description = "Seconds after which a script is killed, 1 or more")
    int timeout__seconds() default 30;

    @AttributeDefinition(description = "KiB of a script's output that are kept, 1 or more; the end of it counts")
    int output__kib() default 64;

    @AttributeDefinition(description = "KiB that a script may make of the document it was given, 1 or more")
    int document__kib() default 4096;

    @AttributeDefinition(description = "MiB that a script may write into one file, 1 or more")
    int file__mib() default 1024;

    @AttributeDefinition(
            description =
                    "MiB of memory that each process of a script may address, 1 or more; interpreters need some 100")
    int memory__mib() default 1024;

    @AttributeDefinition(description = "Where scripts look for programs")
    String path() default "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    @AttributeDefinition(
            description = "Where the files of running scripts and the module hooking are; other accounts must be able"
                    + " to reach it. Empty: /run/vireo/hooks, or below the agent's data if the agent is not root")
    String work__directory() default "";

    @AttributeDefinition(description = "Seconds between two looks for new or changed scripts, 1 or more")
    int look__seconds() default 30;
}
