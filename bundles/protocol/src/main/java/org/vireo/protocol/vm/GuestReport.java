package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.VmId;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.ReportKind;

/**
 * What the guest agent tells. Sent when it changes. Immutable.
 *
 * @param vm which
 * @param data all of it
 */
@ReportKind("vm.guest")
public record GuestReport(VmId vm, GuestData data) implements HostReport {
    /** Refuses missing values. */
    public GuestReport {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(data, "data");
    }
}
