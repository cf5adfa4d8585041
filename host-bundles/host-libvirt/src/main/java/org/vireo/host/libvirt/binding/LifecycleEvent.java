package org.vireo.host.libvirt.binding;

import java.util.Optional;

/** Kinds of lifecycle events, in the order of libvirt's numbers. */
public enum LifecycleEvent {
    /** A configuration was stored. */
    DEFINED,
    /** A configuration was removed. */
    UNDEFINED,
    /** It runs. */
    STARTED,
    /** Its CPUs are halted. */
    SUSPENDED,
    /** Its CPUs go on. */
    RESUMED,
    /** It is gone. */
    STOPPED,
    /** The guest has finished. */
    SHUTDOWN,
    /** The guest put itself to sleep. */
    PM_SUSPENDED,
    /** The guest panicked. */
    CRASHED;

    static Optional<LifecycleEvent> of(int number) {
        return number >= 0 && number < values().length ? Optional.of(values()[number]) : Optional.empty();
    }
}
