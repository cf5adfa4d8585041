package org.vireo.host.spi.hosts;

import org.osgi.annotation.versioning.ProviderType;

/** A further host while it is open. Thread-safe. */
@ProviderType
public interface HostAgent extends AutoCloseable {
    /** Whether it has a connection to the engine's broker. */
    boolean linked();

    /** Ends its link; its identity is kept. Blocks for seconds at most. */
    @Override
    void close();
}
