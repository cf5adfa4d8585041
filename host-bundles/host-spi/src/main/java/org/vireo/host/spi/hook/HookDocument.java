package org.vireo.host.spi.hook;

/** What a script is given to read and to change. */
public enum HookDocument {
    /** A whole domain. */
    DOMAIN,
    /** One device of a domain. */
    DEVICE,
    /** A JSON document. */
    JSON,
    /** Nothing. */
    NONE
}
