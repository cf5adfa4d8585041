package org.vireo.jobs;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the command runner, PID {@code vireo.jobs}. */
@ObjectClassDefinition(id = "vireo.jobs", name = "Jobs")
public @interface JobsConfig {
    /** How many jobs work at the same time. */
    @AttributeDefinition(
            name = "Jobs at the same time",
            description = "How many jobs work at the same time, 1 to 1000",
            min = "1",
            max = "1000")
    int threads() default 32;

    /** After how long another node takes over the jobs of one that is gone. */
    @AttributeDefinition(
            name = "Taken over (seconds)",
            description = "After how many seconds another node takes over the jobs of one that is gone, at least 3",
            min = "3",
            max = "86400")
    int lease__seconds() default 30;

    /** How long ended jobs are kept. */
    @AttributeDefinition(
            name = "Kept (days)",
            description = "How many days ended jobs are kept, at least 1",
            min = "1",
            max = "36500")
    int keep__days() default 30;

    /** How often taking back a step is tried before it is given up. */
    @AttributeDefinition(
            name = "Tries of taking a step back",
            description = "How often taking back a step is tried before it is given up, at least 1",
            min = "1",
            max = "100")
    int undo__attempts() default 3;

    /** Where the name of this node is kept. */
    @AttributeDefinition(
            description = "File that keeps the name of this node; empty for vireo/node-id in the data directory")
    String node__file() default "";
}
