package org.vireo.spi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportFileTest {
    private static final String HEAD = "-- report: test\n-- category: trend\n";
    private static final ReportTexts TEXTS = new ReportTexts("none", ReportFileTest.class.getClassLoader());

    private static ReportDefinition parse(String text) {
        return ReportFile.parse("test.sql", text, TEXTS);
    }

    private static void refused(String text, String why) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void readsWhatAReportIs() {
        var report = parse(HEAD + """
                -- source: hourly
                -- parameter: hosts needed
                -- parameter: number limit 10

                -- a remark
                -- table: hosts
                -- column: host text
                -- column: cpu percent
                -- chart: bar host cpu
                -- what is asked
                select 'a' as host,
                    1 as cpu
                -- table: more
                -- column: a whole
                select 1 as a
                """);
        assertThat(report.id()).isEqualTo("test");
        assertThat(report.hourly()).isTrue();
        assertThat(report.parameters())
                .containsExactly(
                        ReportParameter.of(ReportParameter.Kind.HOSTS, true), ReportParameter.number("limit", 10));
        assertThat(report.tables()).extracting(ReportQuery::key).containsExactly("hosts", "more");
        assertThat(report.tables().get(0).sql()).endsWith("select 'a' as host,\n    1 as cpu");
        assertThat(report.tables().get(0).charts())
                .containsExactly(new ReportQuery.Chart(ReportChart.Shape.BAR, "host", List.of("cpu")));
    }

    @Test
    void readsReportsThatAreWorkedOut() {
        ReportStep step = (asked, answers) -> List.of();
        var text = HEAD + """
                -- parameter: choice payer cluster owner
                -- parameter: name price_list
                -- step: sums
                -- question: used
                -- column: a whole
                select 1 as a
                -- table: shown
                -- column: b text
                """;
        var report = ReportFile.parse("test.sql", text, TEXTS, Map.of("sums", step));
        assertThat(report.step()).containsSame(step);
        assertThat(report.questions()).extracting(ReportQuery::sql).containsExactly("select 1 as a");
        assertThat(report.tables()).extracting(ReportQuery::sql).containsExactly("");
        assertThat(report.parameters().get(0).choices()).containsExactly("cluster", "owner");
        refused(text, "line 5: there is no step 'sums'");
        assertThatThrownBy(() -> ReportFile.parse("test.sql", text + "select 2 as b", TEXTS, Map.of("sums", step)))
                .hasMessageContaining("none when a step works it out");
        refused(HEAD + "-- parameter: choice payer cluster", "two or more values");
    }

    @Test
    void saysInWhichLineSomethingIsWrong() {
        refused(HEAD + "-- table: a\n-- column: a elephant\nselect 1", "test.sql, line 4: 'elephant' is none of");
        refused(HEAD + "-- colour: red", "line 3: 'colour' is not known");
        refused(HEAD + "select 1", "line 3: a query before the first table");
        refused(HEAD + "-- parameter: number limit none", "line 3");
        refused(HEAD + "-- column: a whole", "line 3: this belongs to a table");
    }

    @Test
    void refusesWhatIsNotWhole() {
        refused(HEAD, "has no table");
        refused(HEAD + "-- table: a\n-- column: a whole\n", "needs exactly one query");
        refused(HEAD + "-- table: a\n-- column: a whole\nselect 1; delete", "needs exactly one query");
        refused(HEAD + "-- table: a\n-- column: a whole\n-- chart: bar a b\nselect 1", "has no column 'b'");
        refused(
                HEAD + "-- parameter: hosts\n-- parameter: hosts\n-- table: a\n-- column: a whole\nselect 1",
                "'hosts' twice");
        refused("-- report: A b", "takes one value");
    }
}
