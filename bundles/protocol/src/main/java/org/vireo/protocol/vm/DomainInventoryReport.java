package org.vireo.protocol.vm;

import java.util.List;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.ReportKind;

/**
 * Every virtual machine of ours on the host, sent when the agent or its hypervisor connection comes back: what is missing is down. Immutable.
 *
 * @param domains all of them
 */
@ReportKind("vm.inventory")
public record DomainInventoryReport(List<DomainState> domains) implements HostReport {
    /** Refuses missing values. */
    public DomainInventoryReport {
        domains = List.copyOf(domains);
    }
}
