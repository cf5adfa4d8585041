package org.vireo.host.spi.hosts;

import org.osgi.annotation.versioning.ProviderType;

/** A further host while it is open. Thread-safe. */
@ProviderType
public interface HostAgent extends AutoCloseable {
    /** Whether it has a connection to the engine's broker. */
    boolean linked();

    /** Its drivers, those it was opened with and those that came since. */
    HostDrivers drivers();

    /** Ends its link; its identity is kept. Blocks for seconds at most. */
    @Override
    void close();
}
