package org.vireo.engine.api.report;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ReportScheduleId;

/**
 * Ends a schedule; what it made stays as long as it was to be kept. Immutable.
 *
 * @param id which
 */
public record RemoveReportSchedule(ReportScheduleId id) implements Command {
    /** Refuses a missing value. */
    public RemoveReportSchedule {
        Objects.requireNonNull(id, "id");
    }
}
