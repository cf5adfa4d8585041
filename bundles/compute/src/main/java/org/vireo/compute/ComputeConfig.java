package org.vireo.compute;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of virtual machines' lives, PID {@code vireo.compute}. */
@ObjectClassDefinition(id = "vireo.compute", name = "Vireo compute")
public @interface ComputeConfig {
    /** On how many hosts a start is tried. */
    @AttributeDefinition(description = "On how many hosts a start is tried, 1 to 10")
    int launch__hosts() default 3;

    /** How long a host may take to show that a virtual machine runs. */
    @AttributeDefinition(description = "After how many seconds a start on a host has failed, at least 1")
    int launch__timeout__seconds() default 120;

    /** How fast memory is moved to another host. */
    @AttributeDefinition(description = "How many MiB a second a migration may move, 0 for as many as it can")
    int migration__bandwidth__mib() default 0;

    /** How long a guest may stand still at the end of a migration. */
    @AttributeDefinition(description = "For how many milliseconds a guest may stand still at the end of a migration")
    int migration__downtime__milliseconds() default 500;

    /** Whether a guest that writes too fast is slowed down. */
    @AttributeDefinition(
            description = "Whether a guest that writes faster than its memory is moved is slowed down, so that it ends")
    boolean migration__auto__converge() default true;

    /** When a migration is given up. */
    @AttributeDefinition(description = "After how many seconds a migration is broken off, at least 10")
    int migration__timeout__seconds() default 3600;

    /** How long a restore of saved memory may take. */
    @AttributeDefinition(description = "After how many seconds a restore on a host has failed, at least 1")
    int restore__timeout__seconds() default 600;
}
