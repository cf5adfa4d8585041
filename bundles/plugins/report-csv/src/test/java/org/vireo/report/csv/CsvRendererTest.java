package org.vireo.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.vireo.model.ByteSize;
import org.vireo.spi.report.ReportColumn;
import org.vireo.spi.report.ReportColumn.Kind;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportRenderer;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportValue;
import org.vireo.testkit.ReportRendererContract;

class CsvRendererTest extends ReportRendererContract {
    @Override
    protected ReportRenderer renderer() {
        return new CsvRenderer();
    }

    @Override
    protected String text(byte[] report) {
        return new String(report, StandardCharsets.UTF_8).replace("\"\"", "\"");
    }

    @Test
    void writesNumbersForPrograms() throws IOException {
        var columns = List.of(
                new ReportColumn("load", "Load", Kind.DECIMAL),
                new ReportColumn("memory", "Memory", Kind.SIZE),
                new ReportColumn("up", "Up", Kind.SPAN),
                new ReportColumn("since", "Since", Kind.MOMENT));
        List<ReportValue> row = List.of(
                new ReportValue.Decimal(new BigDecimal("1234.50")),
                new ReportValue.Size(ByteSize.ofKiB(2)),
                new ReportValue.Span(Duration.ofMinutes(2)),
                new ReportValue.Moment(Instant.parse("2026-07-01T10:00:00Z")));
        assertThat(lines(new Table("", columns, List.of(row)), Locale.GERMAN))
                .endsWith(
                        "\"Load\",\"Memory (bytes)\",\"Up (seconds)\",\"Since\"",
                        "1234.50,2048,120,2026-07-01T12:00:00+02:00");
    }

    @Test
    void keepsSpreadsheetsFromCalculating() throws IOException {
        var columns = List.of(new ReportColumn("name", "Name", Kind.TEXT));
        List<List<ReportValue>> rows = List.of(List.of(new ReportValue.Text("=1+\"1\"")));
        assertThat(lines(new Table("", columns, rows), Locale.ENGLISH)).endsWith("\"'=1+\"\"1\"\"\"");
    }

    private static List<String> lines(Table table, Locale locale) throws IOException {
        var model = new ReportModel("Title", "", Instant.EPOCH, ZoneId.of("Europe/Berlin"), List.of(), List.of(table));
        var out = new ByteArrayOutputStream();
        new CsvRenderer().render(model, locale, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
