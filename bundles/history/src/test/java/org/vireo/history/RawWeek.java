package org.vireo.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vireo.history.Measured.Column;
import org.vireo.history.Measured.Sum;
import org.vireo.spi.history.Fact;

/**
 * What is so at any moment in an engine that is played, the same however often it is asked: objects of every kind that is measured, which
 * are renamed every few hours, one of them away now and then. Immutable.
 */
record RawWeek(long seed, Duration span) {
    private static final List<String> KINDS =
            List.of("host", "host_interface", "storage_domain", "vm", "vm_disk", "vm_interface");
    private static final int OF_A_KIND = 2;
    private static final long SECONDS_OF_A_NAME = 7 * 3600;
    private static final long SECONDS_OF_A_VISIT = 5 * 3600;
    private static final int UP = 1;

    /** All facts of a moment. */
    List<Fact> at(Instant at) {
        var facts = new ArrayList<Fact>();
        for (var kind : KINDS) {
            for (int i = 0; i < OF_A_KIND; i++) {
                var id = id(kind, i);
                if (!away(id, at)) {
                    facts.add(new Fact(Fact.Type.CONFIGURATION, kind, at, span, configuration(kind, id, at)));
                }
            }
        }
        for (var measured : Measured.ALL) {
            samples(measured, at)
                    .filter(values -> !measured.kind().equals("session"))
                    .forEach(values -> facts.add(new Fact(Fact.Type.SAMPLE, measured.kind(), at, span, values)));
        }
        return facts;
    }

    /** What is measured of a kind. Sessions are those of machines with a user. */
    Stream<Map<String, Object>> samples(Measured measured, Instant at) {
        if (measured.kind().equals("session")) {
            return samples(of("vm"), at)
                    .filter(vm -> vm.containsKey("current_user_id"))
                    .map(vm -> session(measured, vm));
        }
        return IntStream.range(0, OF_A_KIND)
                .mapToObj(i -> id(measured.kind(), i))
                .filter(id -> !away(id, at))
                .map(id -> sample(measured, id, at));
    }

    private static Measured of(String kind) {
        return Measured.ALL.stream()
                .filter(m -> m.kind().equals(kind))
                .findAny()
                .orElseThrow();
    }

    private static Map<String, Object> session(Measured measured, Map<String, Object> vm) {
        var values = new HashMap<String, Object>();
        values.put("user_id", vm.get("current_user_id"));
        values.put("vm_id", vm.get("vm_id"));
        for (var column : measured.columns()) {
            if (vm.containsKey(column.name())) {
                values.put(column.name(), vm.get(column.name()));
            }
        }
        return values;
    }

    private Map<String, Object> sample(Measured measured, UUID id, Instant at) {
        var values = new HashMap<String, Object>();
        values.put(measured.keys().get(0), id);
        if (!measured.status().isEmpty()) {
            values.put(measured.status(), UP + (int) (chance(id, "status", at) % 3));
        }
        for (var column : measured.columns()) {
            var chance = chance(id, column.name(), at);
            if (column.sum() != Sum.VERSION && chance % 5 != 0) {
                values.put(column.name(), value(column, chance / 5, at));
            }
        }
        return values;
    }

    private static Object value(Column column, long chance, Instant at) {
        return switch (column.looks()) {
            case PERCENT -> (int) (chance % 101);
            case COUNT -> (int) (chance % 300);
            case LARGE -> (int) (chance % 100_000_000);
            case DECIMAL -> BigDecimal.valueOf(chance % 10_000, 2);
            case COUNTER -> at.getEpochSecond() * 1000 + chance % 1000;
            case TEXT -> "a\tb\\" + chance % 100;
            case HOST -> id("host", (int) (chance % OF_A_KIND));
            case USER -> new UUID(9, chance % 2);
            case FLAG -> chance % 2 == 0;
        };
    }

    private static Map<String, Object> configuration(String kind, UUID id, Instant at) {
        var values = new HashMap<String, Object>();
        values.put(kind + "_id", id);
        values.put(kind + "_name", name(id, at));
        if (kind.equals("host_interface")) {
            values.put("host_id", id("host", 0));
        }
        return values;
    }

    /** What an object is called then. */
    static String name(UUID id, Instant at) {
        var shifted = at.getEpochSecond() + 1800L * id.hashCode() % SECONDS_OF_A_NAME;
        return "n" + shifted / SECONDS_OF_A_NAME;
    }

    /** The second machine comes and goes. */
    private static boolean away(UUID id, Instant at) {
        return id.equals(id("vm", 1)) && at.getEpochSecond() / SECONDS_OF_A_VISIT % 3 == 2;
    }

    static UUID id(String kind, int number) {
        return new UUID(8, 100L * KINDS.indexOf(kind) + number);
    }

    private long chance(UUID id, String what, Instant at) {
        var mixed = seed ^ id.getLeastSignificantBits() * 0x9E3779B97F4A7C15L ^ what.hashCode() * 0xC2B2AE3D27D4EB4FL;
        mixed ^= at.getEpochSecond() * 0x165667B19E3779F9L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return (mixed ^ mixed >>> 32) >>> 1;
    }
}
