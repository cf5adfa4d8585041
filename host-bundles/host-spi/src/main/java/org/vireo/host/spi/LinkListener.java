package org.vireo.host.spi;

import org.osgi.annotation.versioning.ConsumerType;

/** Told when the connection to the engine comes up, so that a driver can report the whole of its state. Published as a service. */
@ConsumerType
public interface LinkListener {
    /** The connection is up, for the first time or again. Must return soon. */
    void linkUp();
}
