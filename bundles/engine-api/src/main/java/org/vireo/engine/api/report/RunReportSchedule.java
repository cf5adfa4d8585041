package org.vireo.engine.api.report;

import java.time.Instant;
import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ReportRunId;
import org.vireo.model.ReportScheduleId;

/**
 * Makes the report of a schedule for a time at which it is due, and sends it. Of several for the same time all but one are refused. Immutable.
 *
 * @param id of what will be kept
 * @param schedule which
 * @param due the time
 * @param content what the schedule was then
 */
public record RunReportSchedule(ReportRunId id, ReportScheduleId schedule, Instant due, ScheduledReport content)
        implements Command {
    /** Refuses missing values. */
    public RunReportSchedule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(content, "content");
    }

    /** The report alone. */
    public RunReport run() {
        return new RunReport(
                id,
                content.report(),
                content.form(),
                content.wishes(),
                content.language(),
                content.zone(),
                content.keepDays());
    }
}
