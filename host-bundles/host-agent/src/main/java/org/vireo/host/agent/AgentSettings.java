package org.vireo.host.agent;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/vireo.agent.cfg} that this bundle reads. */
@ObjectClassDefinition(name = "Vireo host agent")
public @interface AgentSettings {
    /** The engine. */
    @AttributeDefinition(description = "https://name:port of the engine, to enrol")
    String engine__url() default "https://localhost:8443";

    /** The token. */
    @AttributeDefinition(description = "File with a token of the engine; read once, then deleted")
    String token__file() default "";

    /** State. */
    @AttributeDefinition(description = "Directory of the agent's state; empty means the container's data directory")
    String data__directory() default "";

    /** Images. */
    @AttributeDefinition(description = "Directory of images to import; empty means import below the data directory")
    String import__directory() default "";

    /** Sign of life. */
    @AttributeDefinition(description = "Seconds between two signs of life")
    int heartbeat__seconds() default 5;

    /** The engine's authority. */
    @AttributeDefinition(
            description = "SHA-256 fingerprint of the engine's CA: the only engine this agent announces hosts to")
    String engine__fingerprint() default "";

    /** Waiting to be adopted. */
    @AttributeDefinition(
            description = "Whether this host, while it has no token, announces itself and waits to be adopted")
    boolean announce() default false;

    /** Where. */
    @AttributeDefinition(description = "Address under which this host wants to be adopted; empty means its host name")
    String address() default "";
}
