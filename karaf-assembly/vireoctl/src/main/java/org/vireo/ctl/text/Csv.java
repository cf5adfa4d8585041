package org.vireo.ctl.text;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values as RFC 4180 has them, with the line ends of Unix. */
public final class Csv {
    private Csv() {}

    public static String of(List<String> headings, List<List<String>> rows) {
        var text = new StringBuilder();
        if (!headings.isEmpty()) {
            text.append(line(headings));
        }
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(String text) {
        var needsQuotes = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
