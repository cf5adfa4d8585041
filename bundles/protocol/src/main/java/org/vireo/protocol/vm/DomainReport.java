package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.ReportKind;

/**
 * A virtual machine changed state. Immutable.
 *
 * @param state now
 */
@ReportKind("vm.state")
public record DomainReport(DomainState state) implements HostReport {
    /** Refuses missing values. */
    public DomainReport {
        Objects.requireNonNull(state, "state");
    }
}
