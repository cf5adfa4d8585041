package org.vireo.engine.api.report;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ReportScheduleId;

/**
 * Changes all of a schedule of the caller's own. Immutable.
 *
 * @param id which
 * @param content what it is to be
 */
public record UpdateReportSchedule(ReportScheduleId id, ScheduledReport content) implements Command {
    /** Refuses missing values. */
    public UpdateReportSchedule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(content, "content");
    }
}
