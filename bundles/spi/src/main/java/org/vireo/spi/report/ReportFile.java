package org.vireo.spi.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Reads reports from files of SQL. Lines such as {@code -- word: values} say what the report is; other lines belong to the query of the table
 * that was named last.
 *
 * <pre>
 * -- report: hosts-by-cluster
 * -- category: inventory
 * -- parameter: clusters                (or "hosts needed", or "number limit 10")
 * -- table: hosts
 * -- column: cluster text
 * -- column: hosts whole
 * -- chart: bar cluster hosts
 * select c.cluster_name as cluster, count(*) as hosts from …
 * </pre>
 *
 * Beside these there are {@code -- source: hourly} and, in a table, {@code -- turned: <names> <values>}. A report that
 * is worked out has {@code -- step: <name>}, a query for each {@code -- question: <key>} with its columns, and tables without queries.
 */
public final class ReportFile {
    private static final Pattern TOLD = Pattern.compile("--\\s*([a-z]+):\\s*(.*)");

    private ReportFile() {}

    /**
     * Those beside a class.
     *
     * @param beside its package holds the files
     * @param texts their words
     * @param names of the files without {@code .sql}
     * @throws IllegalArgumentException when something is wrong with one; says in which line of which file
     */
    public static List<ReportDefinition> read(Class<?> beside, ReportTexts texts, List<String> names) {
        return read(beside, texts, names, Map.of());
    }

    /**
     * The same, with steps that files name.
     *
     * @throws IllegalArgumentException when something is wrong with one, or it names another step; says in which line of which file
     */
    public static List<ReportDefinition> read(
            Class<?> beside, ReportTexts texts, List<String> names, Map<String, ReportStep> steps) {
        return names.stream()
                .map(name -> parse(name + ".sql", content(beside, name + ".sql"), texts, steps))
                .toList();
    }

    /**
     * From the text of a file.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException when something is wrong; says in which line
     */
    public static ReportDefinition parse(String name, String text, ReportTexts texts) {
        return parse(name, text, texts, Map.of());
    }

    static ReportDefinition parse(String name, String text, ReportTexts texts, Map<String, ReportStep> steps) {
        Objects.requireNonNull(texts, "texts");
        var read = new ReportLines(steps);
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            try {
                var told = TOLD.matcher(line.strip());
                if (told.matches()) {
                    read.told(told.group(1), List.of(told.group(2).strip().split("\\s+")));
                } else {
                    read.sql(line);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        try {
            return read.definition(texts);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static String content(Class<?> beside, String file) {
        try (var in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no file " + file + " beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
