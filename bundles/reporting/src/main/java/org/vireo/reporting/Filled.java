package org.vireo.reporting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vireo.spi.report.ReportParameter.Kind;

/**
 * A query with what its braces stand for put in: own words of the engine as text, values that people gave bound. Immutable.
 *
 * @param sql with question marks
 * @param values bound to them
 */
record Filled(String sql, List<Object> values) {
    private static final Pattern BRACES = Pattern.compile("\\{([a-z_0-9]+)(?: ([a-z_0-9.]+))?}");
    /** What tells objects apart whose newest configuration is wanted. */
    private static final Map<String, String> KEYS = Map.of(
            "datacenters", "datacenter_id",
            "clusters", "cluster_id",
            "hosts", "host_id",
            "storage_domains", "storage_domain_id",
            "vms", "vm_id",
            "vms_disks", "vm_disk_id");

    Filled {
        values = List.copyOf(values);
    }

    /**
     * Puts in what is asked.
     *
     * @throws IllegalArgumentException when braces have no meaning
     */
    static Filled of(String query, Asked asked) {
        var values = new ArrayList<>();
        var braces = new Braces(asked, values);
        var sql = BRACES.matcher(query.replace("?", "??"))
                .replaceAll(found -> Matcher.quoteReplacement(braces.meaning(found)));
        return new Filled(sql, values);
    }

    /** Ready to be run. */
    PreparedStatement prepare(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value instanceof List<?> ids) {
                statement.setArray(i + 1, connection.createArrayOf("uuid", ids.toArray()));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    /** What they mean. */
    private record Braces(Asked asked, List<Object> values) {
        String meaning(MatchResult found) {
            var word = found.group(1);
            var of = found.group(2);
            if (of == null) {
                return alone(word);
            }
            return switch (word) {
                case "within" -> within(of + ".history_datetime");
                case "bucket" -> "date_trunc('" + asked.grain().field() + "', " + local(of) + ")";
                case "local" -> local(of);
                case "average" -> average(of, of.substring(0, of.indexOf('.') + 1) + "seconds_in_status");
                case "deleted" -> asked.deleted() ? "true" : alive(of);
                case "latest" -> latest(of);
                default -> among(word, of);
            };
        }

        private String alone(String word) {
            return switch (word) {
                case "usage" -> asked.hours() ? "hourly" : "daily";
                case "hours" -> asked.hours() ? "1" : "24";
                case "from" -> bound(asked.period().from().atOffset(ZoneOffset.UTC)) + "::timestamptz";
                case "now" -> bound(asked.now().atOffset(ZoneOffset.UTC)) + "::timestamptz";
                case "first_day" -> day(asked.period().from());
                case "last_day" -> day(asked.period().to().minusNanos(1));
                case "to" -> bound(asked.period().to().atOffset(ZoneOffset.UTC)) + "::timestamptz";
                default -> {
                    Object number = asked.numbers().containsKey(word)
                            ? asked.numbers().get(word)
                            : asked.texts().get(word);
                    if (number == null) {
                        throw new IllegalArgumentException("{" + word + "} has no meaning in a query");
                    }
                    yield bound(number);
                }
            };
        }

        private String day(Instant moment) {
            return bound(LocalDate.ofInstant(moment, asked.zone())) + "::date";
        }

        private String bound(Object value) {
            values.add(value);
            return "?";
        }

        /** Days are those of UTC: one is in when it began on a day of the period. */
        private String within(String column) {
            var from = alone("from");
            var to = alone("to");
            if (asked.hours()) {
                return "(" + column + " >= " + from + " and " + column + " < " + to + ")";
            }
            var zone = " at time zone '" + asked.zone().getId() + "')::date";
            return "(" + column + " >= (" + from + zone + " and " + column + " <= ((" + to
                    + " - interval '1 microsecond')" + zone + ")";
        }

        private String local(String alias) {
            return asked.hours()
                    ? "(" + alias + ".history_datetime at time zone '"
                            + asked.zone().getId() + "')"
                    : alias + ".history_datetime::timestamp";
        }

        /** Not "is null", of which the planner thinks that it is rare, so that it reads the usage of each object by itself. */
        private static String alive(String alias) {
            return "coalesce(" + alias + ".delete_date, 'infinity') >= 'infinity'";
        }

        private static String average(String column, String weight) {
            return "(sum(" + column + " * " + weight + "::bigint)::numeric / nullif(sum(" + weight + ") filter (where "
                    + column + " is not null), 0))";
        }

        /** Each object as it was last, whether it is still there or not. */
        private static String latest(String what) {
            var key = KEYS.get(what);
            if (key == null) {
                throw new IllegalArgumentException("{latest " + what + "} is none of " + KEYS.keySet());
            }
            return "(select distinct on (" + key + ") * from v4_5_configuration_history_" + what + " order by " + key
                    + ", history_id desc)";
        }

        private String among(String word, String column) {
            for (var kind : Kind.values()) {
                if (kind.objects() && kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return asked.among(kind)
                            .map(ids -> column + " = any (" + bound(List.copyOf(ids)) + ")")
                            .orElse("true");
                }
            }
            throw new IllegalArgumentException("{" + word + " " + column + "} has no meaning in a query");
        }
    }
}
