package org.vireo.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The wire name of a request and the type of its reply. The set of verbs is fixed; what differs per driver travels in settings. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Verb {
    /** {@code <area>.<verb>}. */
    String name();

    /** What a host answers. */
    Class<? extends HostReply> reply();
}
