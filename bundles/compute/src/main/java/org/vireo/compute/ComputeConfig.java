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

    /** How long a restore of saved memory may take. */
    @AttributeDefinition(description = "After how many seconds a restore on a host has failed, at least 1")
    int restore__timeout__seconds() default 600;
}
