package org.vireo.engine.api.report;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ReportRunId;

/**
 * Forgets a report that was made. Immutable.
 *
 * @param id which
 */
public record RemoveReportRun(ReportRunId id) implements Command {
    /** Refuses a missing value. */
    public RemoveReportRun {
        Objects.requireNonNull(id, "id");
    }
}
