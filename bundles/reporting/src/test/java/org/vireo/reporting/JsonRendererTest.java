package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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

class JsonRendererTest extends ReportRendererContract {
    @Override
    protected ReportRenderer renderer() {
        return new JsonRenderer();
    }

    @Override
    protected String text(byte[] report) {
        try {
            var text = new StringBuilder();
            tell(new ObjectMapper().readTree(report), text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(JsonNode node, StringBuilder text) {
        text.append(node.asText()).append(' ');
        node.forEach(child -> tell(child, text));
    }

    @Test
    void writesValuesForPrograms() throws IOException {
        var columns = List.of(
                new ReportColumn("price", "Price", Kind.DECIMAL),
                new ReportColumn("memory", "Memory", Kind.SIZE),
                new ReportColumn("up", "Up", Kind.SPAN),
                new ReportColumn("seen", "Seen", Kind.MOMENT),
                new ReportColumn("share", "Share", Kind.PERCENT),
                new ReportColumn("gone", "Gone", Kind.FLAG));
        var now = Instant.parse("2026-11-29T08:00:00Z");
        List<ReportValue> row = List.of(
                new ReportValue.Decimal(new BigDecimal("0.10")),
                new ReportValue.Size(ByteSize.ofGiB(1)),
                new ReportValue.Span(Duration.ofMillis(1500)),
                new ReportValue.Moment(now),
                new ReportValue.Percent(12.5),
                ReportValue.MISSING);
        var out = new ByteArrayOutputStream();
        new JsonRenderer()
                .render(
                        new ReportModel(
                                "T",
                                "",
                                now,
                                ZoneId.of("UTC"),
                                List.of(),
                                List.of(new Table("", columns, List.of(row)))),
                        Locale.GERMAN,
                        out);
        var told = new ObjectMapper().readTree(out.toByteArray()).at("/sections/0/rows/0");
        assertThat(told)
                .hasToString("{\"price\":\"0.10\",\"memory\":1073741824,\"up\":1.5,"
                        + "\"seen\":\"2026-11-29T08:00:00Z\",\"share\":12.5,\"gone\":null}");
    }
}
