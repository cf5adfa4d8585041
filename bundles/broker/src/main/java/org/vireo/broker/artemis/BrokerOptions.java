package org.vireo.broker.artemis;

import java.nio.file.Path;

/**
 * Where a broker lives and listens. Immutable.
 *
 * @param directory of its journal
 * @param host listening address
 * @param port listening port
 */
public record BrokerOptions(Path directory, String host, int port) {
    /** Refuses what cannot be listened on. */
    public BrokerOptions {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port of vireo.broker must be 1 to 65535, not " + port);
        }
    }
}
