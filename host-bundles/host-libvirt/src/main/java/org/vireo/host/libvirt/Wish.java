package org.vireo.host.libvirt;

/** What the engine last wanted of a virtual machine; tells why it ended. */
enum Wish {
    /** To run. */
    RUN,
    /** To be cut off. */
    STOP,
    /** To be ended because its storage failed for too long. */
    GIVE_UP,
    /** To be saved. */
    SUSPEND,
    /** To come from another host and wait until it is let go on: until then nobody is told of it. */
    ARRIVE
}
