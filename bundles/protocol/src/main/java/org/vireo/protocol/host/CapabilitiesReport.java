package org.vireo.protocol.host;

import java.util.Objects;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.ReportKind;

/**
 * Sent when the agent connects and when something in it changes. Immutable.
 *
 * @param capabilities what it is now
 */
@ReportKind("host.capabilities")
public record CapabilitiesReport(HostCapabilities capabilities) implements HostReport {
    /** Refuses missing values. */
    public CapabilitiesReport {
        Objects.requireNonNull(capabilities, "capabilities");
    }
}
