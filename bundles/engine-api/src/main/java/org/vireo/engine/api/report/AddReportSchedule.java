package org.vireo.engine.api.report;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ReportScheduleId;

/**
 * Makes a report again and again, with the rights of the caller. Immutable.
 *
 * @param id which
 * @param content what it is to be
 */
public record AddReportSchedule(ReportScheduleId id, ScheduledReport content) implements Command {
    /** Refuses missing values. */
    public AddReportSchedule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(content, "content");
    }
}
