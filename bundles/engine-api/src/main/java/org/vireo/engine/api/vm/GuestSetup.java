package org.vireo.engine.api.vm;

/** How a guest is told at a start what its virtual machine's initialization says. */
public enum GuestSetup {
    /** At the first start of all only, in the way of its operating system. */
    FIRST_START,
    /** Not. */
    NONE,
    /** In the way of its operating system. */
    BY_SYSTEM,
    /** With a medium for cloud-init. */
    CLOUD_INIT,
    /** With an answer file for Windows. */
    SYSPREP
}
