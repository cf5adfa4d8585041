package org.vireo.hostlink.settings;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/vireo.hostlink.cfg}. */
@ObjectClassDefinition(name = "Vireo link to hosts")
public @interface LinkSettings {
    /** An outside broker. */
    @AttributeDefinition(description = "tcp://host:port of an outside broker or cluster; empty means the embedded one")
    String broker__url() default "";

    /** What hosts are told. */
    @AttributeDefinition(
            description = "Where hosts reach the broker; empty means the name under which they reach the engine")
    String public__broker__url() default "";

    /** Names this engine among several at one outside broker. */
    @AttributeDefinition(description = "Name of this engine's reply queue: letters, digits and hyphens")
    String node() default "engine";

    /** The bulkhead. */
    @AttributeDefinition(description = "Calls under way to one host at the same time")
    int in__flight__per__host() default 16;

    /** When a lost answer is noticed. */
    @AttributeDefinition(description = "Seconds after which a call without answer is asked again, under the same id")
    int attempt__seconds() default 15;

    /** When a report is given up. */
    @AttributeDefinition(description = "Attempts to hand a report to its receivers before it goes to the dead letters")
    int report__attempts() default 10;

    /** Life of a token. */
    @AttributeDefinition(description = "Minutes for which an enrolment token is good")
    int token__minutes() default 60;
}
