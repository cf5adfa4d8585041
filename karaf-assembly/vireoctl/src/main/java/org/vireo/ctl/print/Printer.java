package org.vireo.ctl.print;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.vireo.ctl.model.ApiModel;
import org.vireo.ctl.text.Csv;
import org.vireo.ctl.text.Json;
import org.vireo.ctl.text.Table;
import org.vireo.ctl.text.Tree;
import org.vireo.ctl.text.Yaml;

/**
 * Shows objects on standard output. JSON and YAML are as the engine sent them, lists without what is around them.
 *
 * @param headings whether tables and CSV begin with a line of them
 * @param sort columns, those with a minus in front downwards
 */
public record Printer(Terminal terminal, ApiModel model, Format format, boolean headings, List<String> sort) {
    /** Several objects. */
    public void list(List<?> items, Columns columns) {
        var sorted = new ArrayList<Object>(items);
        for (int i = sort.size() - 1; i >= 0; i--) {
            sorted.sort(by(sort.get(i)));
        }
        terminal.out().print(text(sorted, columns));
        terminal.out().flush();
    }

    private String text(List<Object> items, Columns columns) {
        return switch (format) {
            case JSON -> Json.pretty(items);
            case YAML -> Yaml.written(items);
            case CSV -> Csv.of(headings ? columns.paths() : List.of(), rows(items, columns));
            case TABLE -> Table.of(headings ? columns.headings() : List.of(), rows(items, columns), terminal::heading);
        };
    }

    private List<List<String>> rows(List<Object> items, Columns columns) {
        var cells = new Cells(model, format == Format.TABLE);
        return items.stream()
                .map(item -> columns.paths().stream()
                        .map(path -> cells.of(columns.type(), item, path))
                        .map(text -> terminal.outShown() ? Table.harmless(text) : text)
                        .toList())
                .toList();
    }

    private static Comparator<Object> by(String column) {
        var path = column.startsWith("-") ? column.substring(1) : column;
        Comparator<Object> up = Comparator.comparing(item -> Tree.brief(Tree.at(item, path)), Printer::compare);
        return column.startsWith("-") ? up.reversed() : up;
    }

    /** Numbers by their size, everything else by its letters. */
    private static int compare(String one, String other) {
        var number = "-?[0-9]{1,30}(\\.[0-9]{1,30})?";
        return one.matches(number) && other.matches(number)
                ? new java.math.BigDecimal(one).compareTo(new java.math.BigDecimal(other))
                : one.compareToIgnoreCase(other);
    }

    /** One object, whole. */
    public void item(Object item, Columns columns, boolean chosen) {
        if (format == Format.JSON) {
            terminal.out().print(Json.pretty(item));
        } else if (format == Format.YAML) {
            terminal.out().print(Yaml.written(item));
        } else if (format == Format.CSV || chosen) {
            terminal.out().print(text(List.of(item), columns));
        } else {
            var rows = new ArrayList<List<String>>();
            var cells = new Cells(model, true);
            parts("", item).forEach(path -> rows.add(List.of(path, cells.of(columns.type(), item, path))));
            terminal.out().print(Table.of(List.of(), rows, line -> line));
        }
        terminal.out().flush();
    }

    /** Paths of all single values; references in one line, links left out. */
    private static List<String> parts(String above, Object value) {
        var found = new ArrayList<String>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> {
                var path = above + name;
                if (name.equals("link") || name.equals("actions") || name.equals("href")) {
                    return;
                }
                if (member instanceof Map<?, ?> inner && !inner.containsKey("href") && !isList(inner)) {
                    found.addAll(parts(path + ".", member));
                } else {
                    found.add(path);
                }
            });
        }
        return found;
    }

    private static boolean isList(Map<?, ?> members) {
        return members.size() == 1 && members.values().iterator().next() instanceof List;
    }

    /** A value without a type, such as what lies outside the API of oVirt. */
    public void plain(Object value) {
        terminal.out().print(format == Format.YAML ? Yaml.written(value) : Json.pretty(value));
        terminal.out().flush();
    }
}
