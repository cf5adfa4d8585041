package org.vireo.reporting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vireo.spi.report.ReportAnswer;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportPart;
import org.vireo.spi.report.ReportQuery;
import org.vireo.spi.report.ReportSection;
import org.vireo.spi.report.ReportStep;

/**
 * Makes a report of what a step works out. Immutable.
 *
 * @param report which
 * @param asked for what
 * @param words of the report
 */
record Worked(ReportDefinition report, Asked asked, Words words) {
    /** Its sections, in the order of the step. */
    List<ReportSection> sections(ReportStep step, Map<ReportQuery, Answer> answers) {
        var told = new HashMap<String, ReportAnswer>();
        answers.forEach((query, answer) -> told.put(
                query.key(),
                new ReportAnswer(
                        query.columns().stream().map(ReportQuery.Column::key).toList(), answer.rows())));
        return step.compute(asked.forStep(), told).stream().map(this::section).toList();
    }

    private ReportSection section(ReportPart part) {
        if (part.table().isEmpty()) {
            return new ReportSection.Words(part.name());
        }
        var query = report.tables().stream()
                .filter(table -> table.key().equals(part.table()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a step of the report '" + report.id()
                        + "' made the table '" + part.table() + "', which it has not"));
        return new Tables(query, words).table(new Answer(query.columns(), part.rows(), part.totals()), part.name());
    }
}
