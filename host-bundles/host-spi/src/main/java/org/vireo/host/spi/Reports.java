package org.vireo.host.spi;

import org.osgi.annotation.versioning.ProviderType;
import org.vireo.protocol.HostReport;

/** The way reports leave the host. A service of the agent. Thread-safe. */
@ProviderType
public interface Reports {
    /**
     * Queues a report and returns at once. Reports leave in the order queued, survive a lost connection and a restart of the agent,
     * and carry rising sequence numbers.
     */
    void send(HostReport report);

    /** Queues a report that is worthless when late, such as a sample: it is dropped while there is no connection. */
    void sendIfConnected(HostReport report);
}
