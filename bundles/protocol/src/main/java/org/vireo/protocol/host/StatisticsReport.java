package org.vireo.protocol.host;

import java.util.List;
import java.util.Objects;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.ReportKind;

/**
 * Samples taken together in one bulk call. Immutable.
 *
 * @param host the host itself
 * @param vms every running virtual machine
 */
@ReportKind("host.statistics")
public record StatisticsReport(HostSample host, List<VmSample> vms) implements HostReport {
    /** Refuses missing values. */
    public StatisticsReport {
        Objects.requireNonNull(host, "host");
        vms = List.copyOf(vms);
    }
}
