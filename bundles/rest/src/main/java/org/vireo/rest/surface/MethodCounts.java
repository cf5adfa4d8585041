package org.vireo.rest.surface;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * How many methods of the model are served, by tier. Paths share methods: a method has the earliest tier of its paths and is served when it
 * is under one of them. Methods of services that no path leads to are missing. Immutable.
 */
public final class MethodCounts {
    private final Map<Tier, Line> lines = new EnumMap<>(Tier.class);

    /** One tier. */
    public record Line(Tier tier, int served, int refused, int missing) {
        public int all() {
            return served + refused + missing;
        }

        private Line with(boolean isServed, boolean hasPath) {
            return new Line(
                    tier,
                    served + (isServed ? 1 : 0),
                    refused + (hasPath && !isServed ? 1 : 0),
                    missing + (hasPath ? 0 : 1));
        }
    }

    public MethodCounts(List<Conformance.Row> rows, Surface surface) {
        var tiers = new HashMap<String, Tier>();
        var served = new HashSet<String>();
        for (var row : rows) {
            var method = row.service() + "." + row.method();
            tiers.merge(method, row.tier(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
            if (row.state() == Conformance.State.SERVED) {
                served.add(method);
            }
        }
        for (var tier : Tier.values()) {
            lines.put(tier, new Line(tier, 0, 0, 0));
        }
        for (var method : surface.methods()) {
            var tier = tiers.getOrDefault(method, Tier.NONE);
            lines.computeIfPresent(tier, (same, line) -> line.with(served.contains(method), tiers.containsKey(method)));
        }
    }

    /** One for each tier, the first first. */
    public List<Line> lines() {
        return Arrays.stream(Tier.values()).map(lines::get).toList();
    }

    /** All tiers together. */
    public Line sum() {
        return lines.values().stream()
                .reduce(
                        new Line(Tier.NONE, 0, 0, 0),
                        (one, other) -> new Line(
                                Tier.NONE,
                                one.served + other.served,
                                one.refused + other.refused,
                                one.missing + other.missing));
    }
}
