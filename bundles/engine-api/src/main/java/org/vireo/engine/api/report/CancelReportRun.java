package org.vireo.engine.api.report;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ReportRunId;

/**
 * Ends the making of a report, soon but not at once. Immutable.
 *
 * @param id which
 */
public record CancelReportRun(ReportRunId id) implements Command {
    /** Refuses a missing value. */
    public CancelReportRun {
        Objects.requireNonNull(id, "id");
    }
}
