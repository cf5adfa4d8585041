package org.vireo.host.spi.hook;

import java.util.Objects;

/**
 * How a virtual machine is about to be started. Immutable.
 *
 * @param xml its domain
 * @param flags those of libvirt's call that starts it
 */
public record HookedStart(String xml, int flags) {
    /** Refuses missing values. */
    public HookedStart {
        Objects.requireNonNull(xml, "xml");
    }
}
