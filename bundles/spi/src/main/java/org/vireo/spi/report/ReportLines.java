package org.vireo.spi.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was read of a file so far. Confined to one thread. */
final class ReportLines {
    private String id = "";
    private String category = "";
    private boolean hourly;
    private final List<ReportParameter> parameters = new ArrayList<>();
    private final List<ReportQuery> tables = new ArrayList<>();
    private final List<ReportQuery> questions = new ArrayList<>();
    private final Map<String, ReportStep> steps;
    private Optional<ReportStep> step = Optional.empty();
    private Table table;

    /**
     * Nothing yet.
     *
     * @param steps that may be named
     */
    ReportLines(Map<String, ReportStep> steps) {
        this.steps = Map.copyOf(steps);
    }

    /** A line that says something of the report. */
    void told(String word, List<String> values) {
        switch (word) {
            case "report" -> id = only(word, values);
            case "category" -> category = only(word, values);
            case "source" -> hourly = source(only(word, values));
            case "parameter" -> parameters.add(parameter(values));
            case "table" -> {
                finish();
                table = new Table(only(word, values), false);
            }
            case "question" -> {
                finish();
                table = new Table(only(word, values), true);
            }
            case "step" -> step = Optional.of(step(only(word, values)));
            case "column" -> table().columns.add(column(values));
            case "turned" -> table().turned = Optional.of(turned(values));
            case "chart" -> table().charts.add(chart(values));
            default -> throw new IllegalArgumentException("'" + word + "' is not known");
        }
    }

    /** Another line. */
    void sql(String line) {
        if (table != null) {
            table.sql.append(line).append('\n');
        } else if (!line.isBlank() && !line.strip().startsWith("--")) {
            throw new IllegalArgumentException("a query before the first table");
        }
    }

    ReportDefinition definition(ReportTexts texts) {
        finish();
        return new ReportDefinition(id, category, hourly, parameters, tables, texts, questions, step);
    }

    private void finish() {
        if (table != null) {
            (table.question ? questions : tables).add(table.query(step.isPresent()));
        }
    }

    private Table table() {
        if (table == null) {
            throw new IllegalArgumentException("this belongs to a table, and none was named");
        }
        return table;
    }

    private static String only(String word, List<String> values) {
        if (values.size() != 1 || values.get(0).isEmpty()) {
            throw new IllegalArgumentException("'" + word + "' takes one value");
        }
        return values.get(0);
    }

    private static boolean source(String text) {
        if (!text.equals("hourly")) {
            throw new IllegalArgumentException("the source can be 'hourly' only, not '" + text + "'");
        }
        return true;
    }

    private ReportStep step(String name) {
        var found = steps.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no step '" + name + "' among " + steps.keySet());
        }
        return found;
    }

    private static ReportParameter parameter(List<String> values) {
        var kind = named(ReportParameter.Kind.values(), values.get(0));
        if (kind == ReportParameter.Kind.CHOICE && values.size() > 1) {
            return ReportParameter.choice(values.get(1), values.subList(2, values.size()));
        }
        if (kind == ReportParameter.Kind.NAME && values.size() == 2) {
            return ReportParameter.name(values.get(1));
        }
        if (kind == ReportParameter.Kind.NUMBER) {
            if (values.size() != 3 || !values.get(2).matches("[1-9][0-9]{0,8}")) {
                throw new IllegalArgumentException("a number needs a key and a value that counts when none is given");
            }
            return ReportParameter.number(values.get(1), Long.parseLong(values.get(2)));
        }
        if (values.size() > 2 || (values.size() == 2 && !values.get(1).equals("needed"))) {
            throw new IllegalArgumentException("after '" + values.get(0) + "' only 'needed' can stand");
        }
        return ReportParameter.of(kind, values.size() == 2);
    }

    private static ReportQuery.Column column(List<String> values) {
        if (values.size() != 2) {
            throw new IllegalArgumentException("a column needs a key and a type");
        }
        return new ReportQuery.Column(values.get(0), named(ReportQuery.Type.values(), values.get(1)));
    }

    private static ReportQuery.Turned turned(List<String> values) {
        if (values.size() != 2) {
            throw new IllegalArgumentException("what is turned needs a column of names and one of values");
        }
        return new ReportQuery.Turned(values.get(0), values.get(1));
    }

    private static ReportQuery.Chart chart(List<String> values) {
        if (values.size() < 3) {
            throw new IllegalArgumentException("a chart needs a shape, a column of labels and columns of values");
        }
        return new ReportQuery.Chart(
                named(ReportChart.Shape.values(), values.get(0)), values.get(1), values.subList(2, values.size()));
    }

    private static <E extends Enum<E>> E named(E[] known, String text) {
        return Arrays.stream(known)
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is none of " + Arrays.toString(known).toLowerCase(Locale.ROOT)));
    }

    /** A table whose end was not reached. */
    private static final class Table {
        private final String key;
        private final boolean question;
        private final List<ReportQuery.Column> columns = new ArrayList<>();
        private final List<ReportQuery.Chart> charts = new ArrayList<>();
        private final StringBuilder sql = new StringBuilder();
        private Optional<ReportQuery.Turned> turned = Optional.empty();

        Table(String key, boolean question) {
            this.key = key;
            this.question = question;
        }

        ReportQuery query(boolean worked) {
            var text = sql.toString().strip();
            if (text.isEmpty() != (worked && !question) || text.indexOf(';') >= 0) {
                throw new IllegalArgumentException("the table '" + key
                        + "' needs exactly one query, without ';', and none when a step works it out");
            }
            return new ReportQuery(key, text, columns, turned, charts);
        }
    }
}
