package org.vireo.spi.report;

import java.util.List;
import java.util.Objects;

/**
 * Something that a step worked out: a table, or words. Immutable.
 *
 * @param table key of a table of the report; empty for words
 * @param name of what this one is about, put behind the table's title; mostly empty. For words, the words.
 * @param rows a value for each column of the table
 * @param totals a value for each column, or none at all
 */
public record ReportPart(String table, String name, List<List<ReportValue>> rows, List<ReportValue> totals) {
    /** Refuses missing values; copies the lists. */
    public ReportPart {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        rows = rows.stream().map(List::copyOf).toList();
        totals = List.copyOf(totals);
    }

    /** A table without totals. */
    public static ReportPart table(String table, List<List<ReportValue>> rows) {
        return new ReportPart(table, "", rows, List.of());
    }

    /** A paragraph. */
    public static ReportPart words(String text) {
        return new ReportPart("", text, List.of(), List.of());
    }
}
