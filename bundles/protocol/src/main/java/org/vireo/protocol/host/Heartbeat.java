package org.vireo.protocol.host;

import java.time.Instant;
import java.util.Objects;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.ReportKind;

/**
 * Sent every few seconds while the link is up. Immutable.
 *
 * @param startedAt when the agent started
 * @param hypervisorReachable whether the agent has a connection to libvirt
 */
@ReportKind("host.heartbeat")
public record Heartbeat(Instant startedAt, boolean hypervisorReachable) implements HostReport {
    /** Refuses missing values. */
    public Heartbeat {
        Objects.requireNonNull(startedAt, "startedAt");
    }
}
