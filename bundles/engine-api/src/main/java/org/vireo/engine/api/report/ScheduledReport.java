package org.vireo.engine.api.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a schedule makes, when, and for whom. Immutable.
 *
 * @param name what its owner calls it
 * @param report id of a report
 * @param form type of a form, such as {@code pdf}
 * @param wishes by the keys of the report's parameters
 * @param language of its words, as a tag such as {@code de} or {@code pt-BR}
 * @param zone of its moments and days and of the cadence, such as {@code Europe/Berlin}
 * @param keepDays for how many days each report is kept, 1 to 3660
 * @param cadence minute, hour, day of the month, month and day of the week, as {@code crontab} has them
 * @param recipients addresses of mail, may be none
 * @param attached whether mails hold the report, or only say where it is
 * @param enabled whether it runs
 */
public record ScheduledReport(
        String name,
        String report,
        String form,
        Map<String, String> wishes,
        String language,
        String zone,
        int keepDays,
        String cadence,
        List<String> recipients,
        boolean attached,
        boolean enabled) {
    /** Refuses missing values; copies the collections. */
    public ScheduledReport {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(form, "form");
        wishes = Map.copyOf(wishes);
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(cadence, "cadence");
        recipients = List.copyOf(recipients);
    }
}
