package org.vireo.jobs;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the command runner, PID {@code vireo.jobs}. */
@ObjectClassDefinition(id = "vireo.jobs", name = "Vireo jobs")
public @interface JobsConfig {
    /** How many jobs work at the same time. */
    @AttributeDefinition(description = "How many jobs work at the same time, 1 to 1000")
    int threads() default 32;

    /** After how long another node takes over the jobs of one that is gone. */
    @AttributeDefinition(
            description = "After how many seconds another node takes over the jobs of one that is gone, at least 3")
    int lease__seconds() default 30;

    /** How long ended jobs are kept. */
    @AttributeDefinition(description = "How many days ended jobs are kept, at least 1")
    int keep__days() default 30;

    /** How often taking back a step is tried before it is given up. */
    @AttributeDefinition(description = "How often taking back a step is tried before it is given up, at least 1")
    int undo__attempts() default 3;

    /** Where the name of this node is kept. */
    @AttributeDefinition(
            description = "File that keeps the name of this node; empty for vireo/node-id in the data directory")
    String node__file() default "";
}
