package org.vireo.history.series;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * SQL that is put together of own pieces and of values, which are bound and never become a part of it. Confined to one thread.
 *
 * <p>Figures go through three stages. Of the rows of an object at one moment (one for each status) come sums weighted by time: {@code n} and
 * what it is to be divided by, {@code d}. Of all objects at that moment comes what they had together. Of the moments of a point comes what is
 * shown.
 */
final class Rows {
    private final List<Object> values = new ArrayList<>();
    private final Source source;
    private final List<Gauge> gauges;
    private final Plan plan;
    private final Scope scope;

    /**
     * Which objects.
     *
     * @param condition in SQL, with one question mark for each value
     * @param ids values of the condition
     * @param shown ids of objects that may be shown; empty: all
     */
    record Scope(String condition, List<UUID> ids, Optional<Set<UUID>> shown) {}

    Rows(Source source, List<Gauge> gauges, Plan plan, Scope scope) {
        this.source = source;
        this.gauges = gauges;
        this.plan = plan;
        this.scope = scope;
    }

    /** {@code point, minutes} and for each gauge its average, minimum and maximum. */
    String points(boolean single) {
        var moments = new StringBuilder("select " + point() + " as point, max(minutes) as minutes");
        var shown = new StringBuilder("select point, sum(minutes)");
        for (int i = 0; i < gauges.size(); i++) {
            var gauge = gauges.get(i);
            var divisor = gauge.added() ? "case when count(n" + i + ") > 0 then max(minutes) end" : "sum(d" + i + ")";
            var peak = single ? "max(p" + i + ")" : "sum(n" + i + ") / nullif(" + divisor + ", 0)";
            moments.append(", sum(n%1$d) as n%1$d, %2$s as d%1$d, %3$s as p%1$d".formatted(i, divisor, peak));
            shown.append(", round(sum(n%1$d) / nullif(sum(d%1$d), 0), %2$d)".formatted(i, gauge.digits()))
                    .append(", round(min(n%1$d / nullif(d%1$d, 0)), %2$d)".formatted(i, gauge.digits()))
                    .append(", round(max(p%d), %d)".formatted(i, gauge.digits()));
        }
        return shown + " from (" + moments + " from (" + objects() + ") o group by at) m group by point order by point";
    }

    /** {@code object, name, average, maximum, of}: those that are there now and were measured, by the only gauge. */
    String ranked(boolean least, int most) {
        var order = least ? "asc" : "desc";
        return "select o.object, l." + source.name() + ", round(sum(n0) / sum(d0), " + digits()
                + ") as average, round(max(p0), "
                + digits() + "), count(*) over () from (" + objects() + ") o join " + source.latest() + " l on l."
                + source.id() + " = o.object group by 1, 2 having sum(d0) > 0 order by average " + order
                + ", 2, 1 limit "
                + most;
    }

    /** {@code object, point, average} of the only gauge. */
    String values() {
        return "select object, " + point() + ", round(sum(n0) / sum(d0), " + digits() + ") from (" + objects()
                + ") o group by 1, 2 having sum(d0) > 0";
    }

    private int digits() {
        return gauges.get(0).digits();
    }

    private String point() {
        return "floor((extract(epoch from at) - " + plan.from().getEpochSecond() + ") / "
                + plan.step().toSeconds() + ")::integer";
    }

    private String objects() {
        var sums = new StringBuilder("select at, object, sum(minutes) as minutes");
        for (int i = 0; i < gauges.size(); i++) {
            sums.append(", sum(v%1$d * w%1$d * minutes) as n%1$d".formatted(i))
                    .append(", sum(w%1$d * minutes) filter (where v%1$d is not null) as d%1$d".formatted(i))
                    .append(", max(p%1$d) as p%1$d".formatted(i));
        }
        var parts = plan.parts().stream().map(this::part).toList();
        return sums + " from (" + String.join(" union all ", parts) + ") f group by at, object";
    }

    private String part(Plan.Part part) {
        var grain = part.grain();
        var row = new StringBuilder(
                "select " + grain.moment() + " as at, u." + source.id() + " as object, u.minutes_in_status as minutes");
        for (int i = 0; i < gauges.size(); i++) {
            var gauge = gauges.get(i);
            row.append(", (%s)::numeric as v%d".formatted(gauge.value(), i))
                    .append(", (%s)::numeric as p%d".formatted(gauge.peak(grain), i))
                    .append(", (%s)::numeric as w%d".formatted(gauge.added() ? "1" : gauge.weight(), i));
        }
        row.append(" from " + source.usage() + grain.suffix() + " u left join " + source.configuration()
                + " c on c.history_id = u." + source.version());
        row.append(" where u.history_datetime >= ?::" + grain.type() + " and u.history_datetime < ?::" + grain.type());
        values.add(grain.value(part.from()));
        values.add(grain.value(part.to()));
        row.append(
                " and " + scope.condition().replace("{begin}", grain.moment()).replace("{end}", grain.end()));
        values.addAll(scope.ids());
        scope.shown().ifPresent(shown -> {
            row.append(" and u." + source.id() + " = any(?)");
            values.add(shown);
        });
        return row.toString();
    }

    /** The statement for what was put together last. */
    PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value instanceof Set<?> ids) {
                statement.setArray(i + 1, connection.createArrayOf("uuid", ids.toArray()));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }
}
