package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.reporting.forecast.ForecastReports;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportSection.Words;
import org.vireo.spi.report.ReportValue;

/** When the capacity of half a year that was made up runs out. */
class ForecastStoreTest {
    private static Month month;
    private static ReportModel usual;

    @BeforeAll
    static void make() throws Exception {
        month = Month.whole();
    }

    private static ReportModel run(Map<String, String> wishes, Sighted sight) {
        var report = new ForecastReports().reports().get(0);
        var asked = new Wishes(wishes, Locale.ENGLISH, ZoneId.of("UTC")).check(report, sight, Month.NOW);
        return new Run(month, 60).model(report, asked, Progress.NONE);
    }

    /** Asked for once. */
    private static synchronized ReportModel usual() {
        usual = usual == null ? run(Map.of(), Sighted.ALL) : usual;
        return usual;
    }

    private static List<ReportValue> row(ReportModel model, String object, String resource) {
        return ((Table) model.sections().get(0))
                .rows().stream()
                        .filter(row -> row.get(0).equals(new ReportValue.Text(object))
                                && row.get(1).equals(new ReportValue.Text(resource)))
                        .findFirst()
                        .orElseThrow();
    }

    private static LocalDate day(ReportValue value) {
        return LocalDate.parse(((ReportValue.Text) value).value());
    }

    @Test
    void tellsWhenADomainIsFull() {
        var row = row(usual(), "filling", "Storage");
        // 550 + 1.5 n + 3 * weekday reaches 900 of 1000 first on a Sunday with n = 219 or so, 38 days after the 181st
        assertThat(day(row.get(4))).isBetween(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 10));
        assertThat(((ReportValue.Percent) row.get(3)).value()).isBetween(4.3, 4.7);
        assertThat(((ReportValue.Text) row.get(11)).value()).startsWith("A forecast tried on 8");
    }

    @Test
    void namesNoDayForWhatWanders() {
        var row = row(usual(), "wandering", "Storage");
        assertThat(row.get(4)).isEqualTo(ReportValue.MISSING);
    }

    @Test
    void addsUpHostsOfAClusterAndBearsAGap() {
        var row = row(usual(), "Growing", "Memory");
        assertThat(row.get(2)).as("30 + 181 / 4").isEqualTo(new ReportValue.Percent(75));
        // a quarter of a percent a day: 90 after 60 days
        assertThat(day(row.get(4))).isBetween(LocalDate.of(2027, 1, 20), LocalDate.of(2027, 2, 3));
        assertThat(row.get(10)).isEqualTo(new ReportValue.Whole(174));
    }

    @Test
    void takesPeaksAndAnotherLimitWhenAsked() {
        var row = row(run(Map.of("figure", "peak", "threshold", "80"), Sighted.ALL), "Growing", "Memory");
        assertThat(row.get(4)).isEqualTo(new ReportValue.Text("now"));
    }

    @Test
    void usesHoursWhereThereAreNoDays() throws Exception {
        var row = row(run(Map.of("history_days", "20"), Sighted.ALL), "domain-1", "Storage");
        assertThat(((ReportValue.Whole) row.get(10)).value()).isEqualTo(20);
    }

    @Test
    void drawsWhatIsFullFirst() {
        var model = run(Map.of("charts", "2"), Sighted.ALL);
        assertThat(model.sections()).hasSize(4);
        var course = (Table) model.sections().get(2);
        assertThat(course.title()).isEqualTo("Course: filling, Storage");
        assertThat(course.charts()).hasSize(1);
        assertThat(course.rows()).hasSizeBetween(20, 61);
        assertThat(course.rows().get(0).get(2)).isEqualTo(ReportValue.MISSING);
        assertThat(course.rows().get(course.rows().size() - 1).get(1)).isEqualTo(ReportValue.MISSING);
    }

    @Test
    void tellsNothingToThoseWhoMaySeeNothing() {
        var model = run(Map.of(), kind -> Optional.of(Set.of()));
        assertThat(((Table) model.sections().get(0)).rows()).isEmpty();
        assertThat(((Words) model.sections().get(1)).text()).startsWith("Nothing");
    }

    @Test
    void hasWordsForEverything() {
        var report = new ForecastReports().reports().get(0);
        for (var table : report.tables()) {
            for (var column : table.columns()) {
                assertThat(report.texts().find("column." + column.key(), Locale.ENGLISH))
                        .as(column.key())
                        .isPresent();
            }
        }
        assertThat(report.parameters())
                .allSatisfy(parameter -> assertThat(parameter.choices())
                        .allSatisfy(choice -> assertThat(
                                        report.texts().find("choice." + parameter.key() + "." + choice, Locale.ENGLISH))
                                .isPresent()));
    }
}
