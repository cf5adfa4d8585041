package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.model.VireoException;
import org.vireo.spi.report.ReportChart.Shape;
import org.vireo.spi.report.ReportFile;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportValue;

/** Runs of reports that go right and wrong. */
class RunStoreTest {
    private static Month month;

    @BeforeAll
    static void make() throws Exception {
        month = new Month();
    }

    @AfterAll
    static void remove() throws Exception {
        month.close();
    }

    private static ReportModel run(String tables, Progress progress, int seconds) {
        var report = ReportFile.parse("test.sql", "-- report: test\n-- category: trend\n" + tables, Words.COMMON);
        var asked = new Wishes(Map.of(), Locale.ENGLISH, ZoneId.of("UTC")).check(report, Sighted.ALL, Month.NOW);
        return new Run(month, seconds).model(report, asked, progress);
    }

    @Test
    void turnsRowsIntoColumnsWithChartsOfThem() {
        var table = (Table) run("""
                -- table: t
                -- column: day text
                -- column: host text
                -- column: cpu whole
                -- turned: host cpu
                -- chart: line day cpu
                select * from (values ('1', 'a', 10), ('1', 'b', 20), ('2', 'b', 30)) v (day, host, cpu)""", Progress.NONE, 10).sections().get(0);
        assertThat(table.columns()).extracting("key").containsExactly("day", "cpu_1", "cpu_2");
        assertThat(table.columns()).extracting("label").endsWith("a", "b");
        assertThat(table.rows().get(1))
                .containsExactly(new ReportValue.Text("2"), ReportValue.MISSING, new ReportValue.Whole(30));
        assertThat(table.charts().get(0).values()).containsExactly("cpu_1", "cpu_2");
        assertThat(table.charts().get(0).shape()).isEqualTo(Shape.LINE);
    }

    @Test
    void keepsTotalsApart() {
        var table = (Table) run("""
                -- table: t
                -- column: a text
                -- column: n whole
                select a, count(*) as n, grouping(a) = 1 as total_row from (values ('x'), ('y'), ('y')) v (a)
                group by grouping sets ((a), ()) order by total_row, a""", Progress.NONE, 10).sections().get(0);
        assertThat(table.rows()).hasSize(2);
        assertThat(table.totals()).containsExactly(ReportValue.MISSING, new ReportValue.Whole(3));
    }

    @Test
    void tellsHowFarItIsAndEndsWhenTold() {
        var heard = new ArrayList<Integer>();
        var two = "-- table: a\n-- column: a whole\nselect 1 as a\n-- table: b\n-- column: a whole\nselect 1 as a";
        run(two, heard::add, 10);
        assertThat(heard).isEqualTo(List.of(0, 50, 100));
        Progress end = percent -> {
            if (percent == 50) {
                throw new VireoException(ReportingError.CANCELLED, "enough");
            }
        };
        assertThatThrownBy(() -> run(two, end, 10)).hasMessage("enough");
    }

    @Test
    void refusesToTellTooMuch() {
        assertThatThrownBy(() -> run(
                        "-- table: a\n-- column: a whole\nselect a from generate_series(1, 200001) a",
                        Progress.NONE,
                        60))
                .hasMessageContaining("more than 200000 rows");
    }

    @Test
    void givesUpQueriesThatTakeTooLong() {
        assertThatThrownBy(
                        () -> run("-- table: a\n-- column: a text\nselect pg_sleep(20)::text as a", Progress.NONE, 1))
                .hasMessageContaining("the report 'test' cannot be asked for");
    }

    @Test
    void changesNothing() throws SQLException {
        for (var sql : List.of(
                "delete from calendar returning 1 as a",
                "select nextval('warehouse.usage_id') as a",
                "select 1 as a from warehouse.round")) {
            assertThatThrownBy(() -> run("-- table: a\n-- column: a whole\n" + sql, Progress.NONE, 10))
                    .as(sql)
                    .isInstanceOf(VireoException.class);
        }
    }
}
