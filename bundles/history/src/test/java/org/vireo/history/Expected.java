package org.vireo.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.vireo.spi.history.Fact;

/** What the hours and days of hosts must be, worked out from the facts alone. */
final class Expected {
    private final TreeMap<String, List<Fact>> groups = new TreeMap<>();
    private final ChronoUnit grain;

    Expected(ChronoUnit grain) {
        this.grain = grain;
    }

    void add(List<Fact> batch) {
        for (var fact : batch) {
            if (fact.type() == Fact.Type.SAMPLE && fact.kind().equals("host")) {
                var start = fact.at().truncatedTo(grain);
                var group = text(start) + " " + fact.values().get("host_id") + " "
                        + fact.values().get("host_status");
                groups.computeIfAbsent(group, any -> new ArrayList<>()).add(fact);
            }
        }
    }

    private String text(Instant start) {
        return grain == ChronoUnit.DAYS ? start.toString().substring(0, 10) : start.toString();
    }

    /** Lines of: start, host, status, seconds, average of CPU, its peak, average and peak of machines. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        groups.forEach((name, facts) -> lines.add(name + " "
                + facts.stream().mapToLong(f -> f.span().toSeconds()).sum() + " " + average(facts, "cpu_usage_percent")
                + " " + peak(facts, "cpu_usage_percent") + " " + average(facts, "total_vms") + " "
                + peak(facts, "total_vms")));
        return lines;
    }

    private static String average(List<Fact> facts, String name) {
        long weighted = 0;
        long seconds = 0;
        for (var fact : facts) {
            if (fact.values().get(name) instanceof Integer value) {
                weighted += value * fact.span().toSeconds();
                seconds += fact.span().toSeconds();
            }
        }
        return seconds == 0
                ? "-"
                : BigDecimal.valueOf(weighted)
                        .divide(BigDecimal.valueOf(seconds), 0, RoundingMode.HALF_UP)
                        .toString();
    }

    private static String peak(List<Fact> facts, String name) {
        return facts.stream()
                .map(f -> (Integer) f.values().get(name))
                .filter(java.util.Objects::nonNull)
                .max(Integer::compare)
                .map(String::valueOf)
                .orElse("-");
    }
}
