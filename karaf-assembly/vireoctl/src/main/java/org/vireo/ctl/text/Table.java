package org.vireo.ctl.text;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, as wide as they need to be. Control characters of names from outside never reach the terminal. */
public final class Table {
    private Table() {}

    /** The last column is not padded; {@code heading} paints the first line, or leaves it as it is. */
    public static String of(
            List<String> headings, List<List<String>> rows, java.util.function.UnaryOperator<String> heading) {
        var all = new ArrayList<List<String>>();
        if (!headings.isEmpty()) {
            all.add(headings);
        }
        rows.forEach(row -> all.add(row.stream().map(Table::harmless).toList()));
        var widths = widths(all);
        var text = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            var line = line(all.get(i), widths);
            text.append(i == 0 && !headings.isEmpty() ? heading.apply(line) : line)
                    .append('\n');
        }
        return text.toString();
    }

    private static int[] widths(List<List<String>> all) {
        var widths = new int[all.stream().mapToInt(List::size).max().orElse(0)];
        for (var row : all) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i));
            if (i < row.size() - 1) {
                line.append(" ".repeat(widths[i] - width(row.get(i)) + 2));
            }
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Without characters that move the cursor or turn the direction of writing. */
    public static String harmless(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            var type = Character.getType(c);
            plain.appendCodePoint(type == Character.CONTROL || type == Character.FORMAT ? ' ' : c);
        });
        return plain.toString();
    }
}
