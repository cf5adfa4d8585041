package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportParameter;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportValue;

/** Every report on a month of history. */
class OwnReportsStoreTest {
    private static final List<ReportDefinition> REPORTS = new OwnReports().reports();

    private static Month month;
    private static String host;
    private static String vm;

    @BeforeAll
    static void make() throws Exception {
        month = new Month();
        host = month.ask("select md5('host4')::uuid");
        vm = month.ask("select md5('vm9')::uuid");
    }

    @AfterAll
    static void remove() throws Exception {
        month.close();
    }

    static Stream<ReportDefinition> reports() {
        return REPORTS.stream();
    }

    private static ReportModel run(ReportDefinition report, Map<String, String> wishes, Sighted sight) {
        var values = new HashMap<>(wishes);
        for (var parameter : report.parameters()) {
            if (parameter.needed()) {
                values.putIfAbsent(parameter.key(), parameter.kind() == ReportParameter.Kind.HOSTS ? host : vm);
            }
        }
        var asked = new Wishes(values, Locale.ENGLISH, ZoneId.of("UTC")).check(report, sight, Month.NOW);
        return new Run(month, 60).model(report, asked, Progress.NONE);
    }

    private static Table table(String id, int place, Map<String, String> wishes) {
        var report =
                REPORTS.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        return (Table) run(report, wishes, Sighted.ALL).sections().get(place);
    }

    private static Map<String, String> of(ReportDefinition report, String period) {
        return report.parameters().stream()
                        .anyMatch(parameter -> parameter.key().equals("period"))
                ? Map.of("period", period)
                : Map.of();
    }

    @Test
    void areThirtyOne() {
        assertThat(REPORTS).hasSize(31);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void tellSomethingByHours(ReportDefinition report) {
        assertThat(run(report, of(report, "last-7-days"), Sighted.ALL).sections())
                .allSatisfy(section -> assertThat(((Table) section).rows()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void tellSomethingByDays(ReportDefinition report) {
        assertThat(run(report, of(report, "last-3-months"), Sighted.ALL).sections())
                .allSatisfy(section -> assertThat(((Table) section).rows()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void tellNothingToThoseWhoMaySeeNothing(ReportDefinition report) {
        assertThat(run(report, of(report, "last-7-days"), kind -> Optional.of(Set.of()))
                        .sections())
                .allSatisfy(section -> assertThat(((Table) section).rows()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void haveWordsForEverything(ReportDefinition report) {
        var texts = report.texts();
        var keys = Stream.of(
                        Stream.of(
                                report.id() + ".title", report.id() + ".description", "category." + report.category()),
                        report.parameters().stream().map(parameter -> "parameter." + parameter.key()),
                        report.tables().stream().map(table -> report.id() + ".table." + table.key()),
                        report.tables().stream()
                                .flatMap(table -> table.columns().stream())
                                .map(column -> "column." + column.key()))
                .flatMap(all -> all);
        assertThat(keys)
                .allSatisfy(key ->
                        assertThat(texts.find(key, Locale.ENGLISH)).as(key).isPresent());
    }

    @Test
    void tellForHowLongHostsWereUp() throws Exception {
        var row = table("host-uptime", 0, Map.of("period", "2026-11-15/2026-11-15"))
                .rows()
                .get(0);
        assertThat(row.get(0)).isEqualTo(new ReportValue.Text("host-4"));
        assertThat(row.get(1)).isEqualTo(new ReportValue.Span(Duration.ofMinutes(23 * 60 + 30)));
        assertThat(row.get(3)).isEqualTo(new ReportValue.Span(Duration.ofMinutes(30)));
        assertThat(row.get(4)).isEqualTo(new ReportValue.Span(Duration.ZERO));
    }

    @Test
    void nameHostsAsTheyAreCalledNow() {
        assertThat(table("host-usage", 1, Map.of("period", "2026-11-01/2026-11-02"))
                        .rows())
                .extracting(row -> ((ReportValue.Text) row.get(1)).value())
                .containsExactlyInAnyOrder("host-1", "host-2", "host-3", "host-4", "host-5");
    }

    @Test
    void showWhatIsGoneWhenAsked() {
        assertThat(table("host-usage", 1, Map.of("period", "2026-11-01/2026-11-02", "deleted", "true"))
                        .rows())
                .hasSize(6);
    }

    @Test
    void addUpWhatMachinesTook() throws Exception {
        var totals = table("vm-billing", 0, Map.of("period", "2026-11-01/2026-11-28", "deleted", "true"))
                .totals();
        var expected = month.ask("select round(sum(minutes_in_status * c.cpu_per_socket * c.number_of_sockets) / 60, 2)"
                + " from v4_5_statistics_vms_resources_usage_hourly u"
                + " join v4_5_configuration_history_vms c on c.history_id = u.vm_configuration_version"
                + " where u.history_datetime >= '2026-11-01Z' and u.vm_status = 1");
        assertThat(((ReportValue.Decimal) totals.get(7)).value()).isEqualByComparingTo(expected);
    }

    @Test
    void weighUsageByTheTimeItStandsFor() throws Exception {
        var totals = table("host-usage", 1, Map.of("period", "2026-11-01/2026-11-28", "deleted", "true"))
                .totals();
        var expected = month.ask("select round(sum(cpu_usage_percent * minutes_in_status)::numeric"
                + " / sum(minutes_in_status) filter (where cpu_usage_percent is not null)::numeric, 6)"
                + " from v4_5_statistics_hosts_resources_usage_hourly where host_status = 1"
                + " and history_datetime >= '2026-11-01Z' and history_datetime < '2026-11-29Z'");
        assertThat(((ReportValue.Percent) totals.get(2)).value())
                .isCloseTo(Double.parseDouble(expected), Offset.offset(0.001));
    }

    @Test
    void addUpWhatUsersUsed() throws Exception {
        var totals = table("user-sessions", 0, Map.of("period", "2026-11-01/2026-11-28", "deleted", "true"))
                .totals();
        var expected = month.ask("select sum(session_time_in_minutes) from v4_5_statistics_vms_users_usage_hourly"
                + " where history_datetime >= '2026-11-01Z' and history_datetime < '2026-11-29Z'");
        assertThat(totals.get(2))
                .isEqualTo(new ReportValue.Span(Duration.ofMinutes((long) Double.parseDouble(expected))));
    }

    @Test
    void areToldInGermanAsWell() throws IOException {
        assertThat(words("texts_de.properties").keySet())
                .isEqualTo(words("texts.properties").keySet());
        assertThat(Words.COMMON.text("hosts-compared.title", Locale.GERMANY)).isEqualTo("Mehrere Hosts im Zeitverlauf");
    }

    private static Properties words(String file) throws IOException {
        var words = new Properties();
        try (var in = Words.class.getResourceAsStream(file)) {
            words.load(in);
        }
        return words;
    }

    @Test
    void cutDaysInTheReadersTimeZone() {
        var report = REPORTS.stream()
                .filter(one -> one.id().equals("host-by-hour"))
                .findFirst()
                .orElseThrow();
        var asked = new Wishes(
                        Map.of("hosts", host, "period", "2026-11-10/2026-11-10"),
                        Locale.ENGLISH,
                        ZoneId.of("Asia/Tokyo"))
                .check(report, Sighted.ALL, Month.NOW);
        var rows = ((Table) new Run(month, 60)
                        .model(report, asked, Progress.NONE)
                        .sections()
                        .get(0))
                .rows();
        assertThat(rows).hasSize(24);
        assertThat(rows.get(9).get(1)).as("9 in Tokyo is 0 in UTC").isEqualTo(new ReportValue.Percent(40));
    }
}
