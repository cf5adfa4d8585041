package org.vireo.protocol.hook;

import java.util.List;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.ReportKind;

/**
 * All scripts of a host. Sent when the link comes up and when they change. Immutable.
 *
 * @param hooks in the order in which they run
 */
@ReportKind("hook.list")
public record HookListReport(List<HookFile> hooks) implements HostReport {
    /** Refuses missing values. */
    public HookListReport {
        hooks = List.copyOf(hooks);
    }
}
