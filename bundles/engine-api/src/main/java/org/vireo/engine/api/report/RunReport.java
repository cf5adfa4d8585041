package org.vireo.engine.api.report;

import java.util.Map;
import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.ReportRunId;

/**
 * Makes a report and keeps it for a while. Immutable.
 *
 * @param id of what will be kept
 * @param report id of a report
 * @param form type of a form, such as {@code pdf}
 * @param wishes by the keys of the report's parameters
 * @param language of its words, as a tag such as {@code de} or {@code pt-BR}
 * @param zone of its moments and days, such as {@code Europe/Berlin}
 * @param keepDays for how many days it is kept, 1 to 3660
 */
public record RunReport(
        ReportRunId id,
        String report,
        String form,
        Map<String, String> wishes,
        String language,
        String zone,
        int keepDays)
        implements Command {
    /** Refuses missing values; copies the map. */
    public RunReport {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(form, "form");
        wishes = Map.copyOf(wishes);
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(zone, "zone");
    }
}
