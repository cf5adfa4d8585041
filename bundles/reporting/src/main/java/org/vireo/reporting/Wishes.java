package org.vireo.reporting;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vireo.model.VireoException;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportParameter;
import org.vireo.spi.report.ReportParameter.Kind;

/**
 * What somebody wants of a report, as texts. Immutable.
 *
 * @param values by the keys of parameters
 * @param locale of words
 * @param zone of moments and days
 */
record Wishes(Map<String, String> values, Locale locale, ZoneId zone) {
    private static final String USUAL_PERIOD = "last-30-days";
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LONGEST_NAME = 255;
    private static final int MOST_OBJECTS = 10_000;
    /** As long as hours are kept whatever the retention. */
    private static final Duration HOURS_KEPT = Duration.ofDays(31);

    Wishes {
        values = Map.copyOf(values);
        if (!known(zone)) {
            throw invalid("timezone", "a time zone must have a name such as Europe/Berlin, not '" + zone + "'");
        }
    }

    /** Offsets without a name mean something else to the database, and it does not know all names. */
    private static boolean known(ZoneId zone) {
        return ZoneId.getAvailableZoneIds().contains(zone.getId())
                && !zone.getId().startsWith("SystemV/");
    }

    /**
     * Checks them.
     *
     * @param sight of whoever asks
     * @throws VireoException when something is wrong with one; says which
     */
    Asked check(ReportDefinition report, Sighted sight, Instant now) {
        refuseUnknown(report);
        var period = period(now);
        var grain = grain(period);
        var recent = !period.from().isBefore(now.minus(HOURS_KEPT).minus(Duration.ofDays(1)));
        return new Asked(
                locale,
                zone,
                now,
                period,
                grain,
                report.hourly() || recent || grain == Grain.HOUR,
                objects(report, sight),
                flag("deleted"),
                numbers(report),
                texts(report));
    }

    private void refuseUnknown(ReportDefinition report) {
        var keys = new TreeSet<String>();
        for (var parameter : report.parameters()) {
            keys.add(parameter.key());
            if (parameter.needed() && values.getOrDefault(parameter.key(), "").isBlank()) {
                throw invalid(parameter.key(), "the report '" + report.id() + "' needs it");
            }
        }
        for (var given : values.keySet()) {
            if (!keys.contains(given)) {
                throw invalid(given, "the report '" + report.id() + "' takes " + keys);
            }
        }
    }

    private Period period(Instant now) {
        try {
            return Period.of(values.getOrDefault("period", USUAL_PERIOD), zone, now);
        } catch (IllegalArgumentException e) {
            throw invalid("period", e.getMessage());
        }
    }

    private Grain grain(Period period) {
        var text = values.getOrDefault("grain", "");
        if (text.isEmpty()) {
            return Grain.fitting(period.length());
        }
        return Arrays.stream(Grain.values())
                .filter(grain -> grain.field().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> invalid("grain", "it is hour, day, week, month, quarter or year, not '" + text + "'"));
    }

    /** What was chosen, and may be seen. */
    private Map<Kind, Set<UUID>> objects(ReportDefinition report, Sighted sight) {
        var objects = new EnumMap<Kind, Set<UUID>>(Kind.class);
        for (var kind : Kind.values()) {
            if (kind.objects()) {
                sight.of(kind).ifPresent(seen -> objects.put(kind, seen));
            }
        }
        for (var parameter : report.parameters()) {
            var text = values.getOrDefault(parameter.key(), "").strip();
            if (parameter.kind().objects() && !text.isEmpty()) {
                var chosen = ids(parameter.key(), text);
                Optional.ofNullable(objects.get(parameter.kind())).ifPresent(chosen::retainAll);
                objects.put(parameter.kind(), chosen);
            }
        }
        return objects;
    }

    private static Set<UUID> ids(String key, String text) {
        var ids = new HashSet<UUID>();
        for (var one : text.split("[,\\s]+")) {
            if (!ID.matcher(one).matches()) {
                throw invalid(key, "'" + one + "' is not an id");
            }
            ids.add(UUID.fromString(one));
        }
        if (ids.size() > MOST_OBJECTS) {
            throw invalid(key, "at most " + MOST_OBJECTS + " objects can be chosen");
        }
        return ids;
    }

    private boolean flag(String key) {
        return switch (values.getOrDefault(key, "false")) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw invalid(key, "it is true or false");
        };
    }

    private Map<String, Long> numbers(ReportDefinition report) {
        var numbers = new HashMap<String, Long>();
        for (ReportParameter parameter : report.parameters()) {
            if (parameter.kind() == Kind.NUMBER) {
                var text = values.getOrDefault(parameter.key(), "").strip();
                if (!text.matches("|[1-9][0-9]{0,8}")) {
                    throw invalid(parameter.key(), "it is a whole number from 1, not '" + text + "'");
                }
                numbers.put(
                        parameter.key(), text.isEmpty() ? parameter.fallback().orElseThrow() : Long.parseLong(text));
            }
        }
        return numbers;
    }

    private Map<String, String> texts(ReportDefinition report) {
        var texts = new HashMap<String, String>();
        for (var parameter : report.parameters()) {
            var key = parameter.key();
            var text = values.getOrDefault(key, "").strip();
            if (parameter.kind() == Kind.CHOICE) {
                texts.put(key, text.isEmpty() ? parameter.choices().get(0) : text);
                if (!parameter.choices().contains(texts.get(key))) {
                    throw invalid(key, "it is one of " + parameter.choices() + ", not '" + text + "'");
                }
            } else if (parameter.kind() == Kind.NAME) {
                if (text.length() > LONGEST_NAME) {
                    throw invalid(key, "a name has at most " + LONGEST_NAME + " characters");
                }
                texts.put(key, text);
            }
        }
        return texts;
    }

    private static VireoException invalid(String key, String why) {
        return new VireoException(ReportingError.PARAMETER_INVALID, "The parameter '" + key + "' cannot be so: " + why);
    }
}
