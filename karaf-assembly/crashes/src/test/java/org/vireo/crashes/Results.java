package org.vireo.crashes;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How often what ended how, as a table for people. Guarded by its monitor. */
final class Results {
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** How it can end. */
    enum End {
        /** As if nothing had gone wrong. */
        NEW,
        /** As if nothing had been asked. */
        OLD,
        /** It failed and was repeated, which worked. */
        REPEATED,
        /** As if nothing had gone wrong, beside files that nobody needs. */
        NEW_AND_MORE,
        /** As if nothing had been asked, beside files that nobody needs. */
        OLD_AND_MORE
    }

    /** Of one operation or kind of accident. */
    private static final class Line {
        private final Map<End, Integer> ends = new EnumMap<>(End.class);
        private long nanos;

        int of(End end) {
            return ends.getOrDefault(end, 0);
        }
    }

    synchronized void add(Operation operation, Accident accident, End end, long nanos) {
        var kind = "all: " + accident.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        for (var key : new String[] {operation.name(), kind}) {
            var line = lines.computeIfAbsent(key, name -> new Line());
            line.ends.merge(end, 1, Integer::sum);
            line.nanos += nanos;
        }
    }

    synchronized void print() {
        var text = new StringBuilder(String.format(
                "%-36s %6s %6s %6s %9s %6s %6s %8s%n",
                "crashes of", "cases", "new", "old", "repeated", "new+", "old+", "s"));
        lines.forEach((name, line) -> text.append(String.format(
                "%-36s %6d %6d %6d %9d %6d %6d %8.1f%n",
                name,
                line.ends.values().stream().mapToInt(count -> count).sum(),
                line.of(End.NEW),
                line.of(End.OLD),
                line.of(End.REPEATED),
                line.of(End.NEW_AND_MORE),
                line.of(End.OLD_AND_MORE),
                line.nanos / (double) TimeUnit.SECONDS.toNanos(1))));
        System.out.println(text);
    }
}
