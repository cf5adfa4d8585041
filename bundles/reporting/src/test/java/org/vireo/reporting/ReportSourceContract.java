package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportParameter;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportSource;

/**
 * What every report does that a plugin brings, on a month of made-up history in a real PostgreSQL. A plugin's test extends it. The month is
 * November 2026, with hosts, machines and storage of two clusters.
 */
public abstract class ReportSourceContract {
    private static final int MOST_COMBINATIONS = 96;
    private static final int SECONDS = 30;
    private static final String WEEK = "last-7-days";
    private static final String NAME = "a name that nobody has";
    private static final String QUARTER = "last-3-months";

    private static Month month;

    /** What is tested. */
    protected abstract ReportSource source();

    @BeforeAll
    static void makeAMonth() throws SQLException, IOException {
        month = new Month();
    }

    @AfterAll
    static void removeIt() throws SQLException {
        month.close();
    }

    @Test
    void hasReportsWithIdsOfTheirOwn() {
        assertThat(source().reports()).isNotEmpty();
        assertThat(Stream.concat(new OwnReports().reports().stream(), source().reports().stream())
                        .map(ReportDefinition::id))
                .doesNotHaveDuplicates();
        assertThat(source().reports()).as("always the same ones").isEqualTo(source().reports());
    }

    @Test
    void hasWordsForEverything() {
        for (var report : source().reports()) {
            for (var key : List.of(".title", ".description")) {
                assertThat(report.texts().find(report.id() + key, Locale.ENGLISH))
                        .as(report.id() + key)
                        .isPresent();
            }
            known(report, "category." + report.category());
            report.parameters().forEach(parameter -> known(report, "parameter." + parameter.key()));
            for (var table : report.tables()) {
                var title = report.id() + ".table." + table.key();
                assertThat(report.texts().find(title, Locale.ENGLISH)).as(title).isPresent();
                table.columns().forEach(column -> known(report, "column." + column.key()));
            }
        }
    }

    /** The report has them, for itself or all of its source, or the engine has them for all. */
    private static void known(ReportDefinition report, String key) {
        assertThat(report.texts()
                        .find(report.id() + "." + key, Locale.ENGLISH)
                        .or(() -> report.texts().find(key, Locale.ENGLISH))
                        .or(() -> Words.COMMON.find(key, Locale.ENGLISH)))
                .as("the text of " + key + " for " + report.id())
                .isPresent();
    }

    @Test
    void answersWhateverMayBeAsked() {
        for (var report : source().reports()) {
            var zones = List.of("UTC", "Asia/Tokyo", "America/New_York");
            int number = 0;
            for (var wishes : combinations(report)) {
                var zone = zones.get(number++ % zones.size());
                assertThatCode(() -> run(report, wishes, zone, Sighted.ALL))
                        .as(report.id() + " with " + wishes + " in " + zone)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void tellsSomethingOfAWeekOrAQuarter() {
        for (var report : source().reports()) {
            var rows = new TreeMap<String, Integer>();
            for (var period : List.of(WEEK, QUARTER)) {
                tables(run(report, usual(report, period), "UTC", Sighted.ALL))
                        .forEach(table -> rows.merge(table.title(), table.rows().size(), Integer::sum));
            }
            assertThat(rows).as("tables of " + report.id()).isNotEmpty();
            assertThat(rows)
                    .allSatisfy((title, count) -> assertThat(count)
                            .as("rows of " + title + " in " + report.id())
                            .isPositive());
        }
    }

    @Test
    void tellsNothingToWhoeverMaySeeNothing() {
        for (var report : source().reports()) {
            for (var table : tables(run(report, usual(report, WEEK), "UTC", kind -> Optional.of(Set.of())))) {
                assertThat(table.rows())
                        .as("rows of " + table.title() + " in " + report.id())
                        .isEmpty();
            }
        }
    }

    private static List<Table> tables(ReportModel model) {
        return model.sections().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
    }

    private static ReportModel run(ReportDefinition report, Map<String, String> wishes, String zone, Sighted sight) {
        var asked = new Wishes(wishes, Locale.ENGLISH, ZoneId.of(zone)).check(report, sight, Month.NOW);
        return new Run(month, SECONDS).model(report, asked, Progress.NONE);
    }

    /** What a report needs, and a period when it takes one. */
    private static Map<String, String> usual(ReportDefinition report, String period) {
        var wishes = new HashMap<String, String>();
        for (var parameter : report.parameters()) {
            if (parameter.kind() == ReportParameter.Kind.PERIOD) {
                wishes.put(parameter.key(), period);
            } else if (parameter.needed()) {
                wishes.put(parameter.key(), parameter.kind() == ReportParameter.Kind.NAME ? NAME : object(parameter));
            }
        }
        return wishes;
    }

    /** All of them, or evenly chosen ones where there are very many. */
    private static List<Map<String, String>> combinations(ReportDefinition report) {
        List<Map<String, String>> all = List.of(Map.of());
        for (var parameter : report.parameters()) {
            var longer = new ArrayList<Map<String, String>>();
            for (var wishes : all) {
                for (var value : values(parameter)) {
                    var more = new HashMap<>(wishes);
                    if (!value.isEmpty()) {
                        more.put(parameter.key(), value);
                    }
                    longer.add(more);
                }
            }
            all = longer;
        }
        var every = Math.max(1, (all.size() + MOST_COMBINATIONS - 1) / MOST_COMBINATIONS);
        var chosen = new ArrayList<Map<String, String>>();
        for (int i = 0; i < all.size(); i += every) {
            chosen.add(all.get(i));
        }
        return chosen;
    }

    private static List<String> values(ReportParameter parameter) {
        return switch (parameter.kind()) {
            case PERIOD -> List.of(WEEK, QUARTER, "2026-11-15/2026-11-15");
            case GRAIN -> List.of("", "hour", "day", "month");
            case DELETED -> List.of("", "true");
            case NUMBER -> List.of("", "1");
            case CHOICE ->
                Stream.concat(Stream.of(""), parameter.choices().stream()).toList();
            case NAME -> parameter.needed() ? List.of(NAME) : List.of("", NAME);
            case DATACENTERS, CLUSTERS, HOSTS, VMS, STORAGE_DOMAINS, USERS ->
                parameter.needed() ? List.of(object(parameter)) : List.of("", object(parameter));
        };
    }

    private static String object(ReportParameter parameter) {
        var named = switch (parameter.kind()) {
            case DATACENTERS -> "dc";
            case CLUSTERS -> "cluster1";
            case HOSTS -> "host4";
            case VMS -> "vm9";
            case STORAGE_DOMAINS -> "domain1";
            case USERS -> "user1";
            case PERIOD, GRAIN, DELETED, NUMBER, CHOICE, NAME ->
                throw new IllegalArgumentException(parameter.key() + " is no kind of objects");
        };
        try {
            return month.ask("select md5('" + named + "')::uuid");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
