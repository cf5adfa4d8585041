package org.vireo.compute;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of virtual machines' lives, PID {@code vireo.compute}. */
@ObjectClassDefinition(id = "vireo.compute", name = "Starts and migrations")
public @interface ComputeConfig {
    /** On how many hosts a start is tried. */
    @AttributeDefinition(
            name = "Hosts tried for a start",
            description = "On how many hosts a start is tried, 1 to 10",
            min = "1",
            max = "10")
    int launch__hosts() default 3;

    /** How long a host may take to show that a virtual machine runs. */
    @AttributeDefinition(
            name = "Start given up (seconds)",
            description = "After how many seconds a start on a host has failed, at least 1",
            min = "1",
            max = "86400")
    int launch__timeout__seconds() default 120;

    /** How fast memory is moved to another host. */
    @AttributeDefinition(
            name = "Bandwidth of a migration (MiB/s)",
            description = "How many MiB a second a migration may move, 0 for as many as it can",
            min = "0",
            max = "1000000")
    int migration__bandwidth__mib() default 0;

    /** How long a guest may stand still at the end of a migration. */
    @AttributeDefinition(
            name = "Standstill at the end of a migration (ms)",
            description = "For how many milliseconds a guest may stand still at the end of a migration",
            min = "1",
            max = "600000")
    int migration__downtime__milliseconds() default 500;

    /** Whether a guest that writes too fast is slowed down. */
    @AttributeDefinition(
            name = "Slow busy guests down",
            description = "Whether a guest that writes faster than its memory is moved is slowed down, so that it ends")
    boolean migration__auto__converge() default true;

    /** When a migration is given up. */
    @AttributeDefinition(
            name = "Migration broken off (seconds)",
            description = "After how many seconds a migration is broken off, at least 10",
            min = "10",
            max = "604800")
    int migration__timeout__seconds() default 3600;

    /** How long a restore of saved memory may take. */
    @AttributeDefinition(
            name = "Restore given up (seconds)",
            description = "After how many seconds a restore on a host has failed, at least 1",
            min = "1",
            max = "86400")
    int restore__timeout__seconds() default 600;
}
