package org.vireo.protocol.hook;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.VmId;
import org.vireo.protocol.HostReport;
import org.vireo.protocol.ReportKind;

/**
 * A script at a hook point failed. Immutable.
 *
 * @param vm for which it ran, empty if for the host
 * @param point name of the point
 * @param script name of the file
 * @param exitCode as the script gave it, empty if it gave none
 * @param reason one sentence without full stop
 * @param output the last lines that it printed, oldest first; whatever a script printed, so not to be trusted
 * @param refused whether the operation was given up because of it
 */
@ReportKind("hook.failed")
public record HookFailedReport(
        Optional<VmId> vm,
        String point,
        String script,
        Optional<Integer> exitCode,
        String reason,
        List<String> output,
        boolean refused)
        implements HostReport {
    /** Refuses missing values. */
    public HookFailedReport {
        Objects.requireNonNull(vm, "vm");
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(exitCode, "exitCode");
        Objects.requireNonNull(reason, "reason");
        output = List.copyOf(output);
    }
}
