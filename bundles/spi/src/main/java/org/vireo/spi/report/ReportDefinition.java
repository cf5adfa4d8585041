package org.vireo.spi.report;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a report is: what may be asked for, and the queries that answer. Immutable.
 *
 * @param id unique among all reports: small letters, digits and '-'
 * @param category id of the group it is listed in, such as {@code inventory}; new ones may be made
 * @param hourly whether it needs hours, however long the period is
 * @param parameters what may be asked for
 * @param tables at least one, in the order of the report
 * @param texts its words
 * @param questions what the history is asked for the step, and is not shown
 * @param step what works out the tables, none of which has a query then
 */
public record ReportDefinition(
        String id,
        String category,
        boolean hourly,
        List<ReportParameter> parameters,
        List<ReportQuery> tables,
        ReportTexts texts,
        List<ReportQuery> questions,
        Optional<ReportStep> step) {
    /** Refuses missing values, other forms of ids, parameters and tables of the same key; copies the lists. */
    public ReportDefinition {
        if (!id.matches("[a-z][a-z0-9-]{0,63}") || !category.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException(
                    "a report and its category need ids of small letters, digits and '-', not '" + id + "' and '"
                            + category + "'");
        }
        parameters = List.copyOf(parameters);
        tables = List.copyOf(tables);
        questions = List.copyOf(questions);
        Objects.requireNonNull(texts, "texts");
        for (var table : tables) {
            if (table.sql().isEmpty() != step.isPresent()) {
                throw new IllegalArgumentException("in the report '" + id + "' the table '" + table.key()
                        + "' needs a query, or a step but then no query");
            }
        }
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("the report '" + id + "' has no table");
        }
        once(id, parameters.stream().map(ReportParameter::key).toList());
        once(
                id,
                Stream.concat(tables.stream(), questions.stream())
                        .map(ReportQuery::key)
                        .toList());
    }

    /** One whose tables are what the history answers. */
    public ReportDefinition(
            String id,
            String category,
            boolean hourly,
            List<ReportParameter> parameters,
            List<ReportQuery> tables,
            ReportTexts texts) {
        this(id, category, hourly, parameters, tables, texts, List.of(), Optional.empty());
    }

    private static void once(String id, List<String> keys) {
        var seen = new HashSet<String>();
        for (var key : keys) {
            if (!seen.add(key)) {
                throw new IllegalArgumentException("the report '" + id + "' has '" + key + "' twice");
            }
        }
    }
}
