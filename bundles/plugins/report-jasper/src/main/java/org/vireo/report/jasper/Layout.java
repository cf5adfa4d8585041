package org.vireo.report.jasper;

import java.util.ArrayList;
import java.util.List;
import org.vireo.spi.report.ReportColumn;
import org.vireo.spi.report.ReportColumn.Kind;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportValue;

/**
 * Which columns stand beside each other on a page, and how wide they are. Immutable.
 *
 * @param columns places in the table
 * @param widths of them in points, together as wide as a page at most
 */
record Layout(List<Integer> columns, List<Integer> widths) {
    private static final int NARROWEST = 46;
    private static final int WIDEST = 220;
    private static final double PER_LETTER = 5;
    private static final int SPACE = 12;
    /** So much wider than needed they are where there is room: figures far apart are hard to read. */
    private static final double STRETCH = 2;
    /** Rows that are looked at. */
    private static final int LOOKED_AT = 200;

    Layout {
        columns = List.copyOf(columns);
        widths = List.copyOf(widths);
    }

    /** All columns; when they do not fit, several times the first with some of the others. */
    static List<Layout> of(Table table, int page) {
        var wanted = new ArrayList<Integer>();
        for (int i = 0; i < table.columns().size(); i++) {
            wanted.add(wanted(table, i));
        }
        var slices = slices(wanted, page, wanted.size());
        var even = slices(wanted, page, (wanted.size() - 2) / slices.size() + 2);
        var chosen = even.size() == slices.size() ? even : slices;
        int widest =
                chosen.stream().mapToInt(slice -> width(slice, wanted)).max().orElse(page);
        double factor = Math.min(STRETCH, (double) page / widest);
        return chosen.stream().map(slice -> spread(slice, wanted, factor)).toList();
    }

    /** The first column with as many others as fit, but with {@code most} columns in all. */
    private static List<List<Integer>> slices(List<Integer> wanted, int page, int most) {
        var slices = new ArrayList<List<Integer>>();
        var slice = new ArrayList<Integer>();
        for (int i = 0; i < wanted.size(); i++) {
            if (slice.size() > 1 && (slice.size() == most || width(slice, wanted) + wanted.get(i) > page)) {
                slices.add(slice);
                slice = new ArrayList<>(List.of(0));
            }
            slice.add(i);
        }
        slices.add(slice);
        return slices;
    }

    private static int width(List<Integer> slice, List<Integer> wanted) {
        return slice.stream().mapToInt(wanted::get).sum();
    }

    private static Layout spread(List<Integer> slice, List<Integer> wanted, double factor) {
        return new Layout(
                slice, slice.stream().map(i -> (int) (wanted.get(i) * factor)).toList());
    }

    private static int wanted(Table table, int place) {
        var column = table.columns().get(place);
        int letters = heading(column);
        if (column.kind() == Kind.MOMENT) {
            letters = Math.max(letters, 16);
        }
        for (var row : table.rows().subList(0, Math.min(LOOKED_AT, table.rows().size()))) {
            letters = Math.max(letters, letters(row.get(place)));
        }
        return Math.min(WIDEST, Math.max(NARROWEST, (int) (letters * PER_LETTER) + SPACE));
    }

    /** Of the longest word, as headings are broken. */
    private static int heading(ReportColumn column) {
        int longest = 0;
        for (var word : Shown.head(column).split(" ", -1)) {
            longest = Math.max(longest, word.length());
        }
        return longest + 1;
    }

    private static int letters(ReportValue value) {
        if (value instanceof ReportValue.Text text) {
            return text.value()
                    .codePoints()
                    .map(letter -> Character.isIdeographic(letter) ? 2 : 1)
                    .sum();
        }
        var number = Shown.number(value);
        return number == null ? 0 : number.toBigInteger().toString().length() * 4 / 3 + 3;
    }
}
