package org.vireo.report.jasper;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.vireo.spi.report.ReportColumn;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportRenderer;
import org.vireo.spi.report.ReportSection;
import org.vireo.spi.report.ReportValue;
import org.vireo.testkit.ReportRendererContract;

class PdfRendererTest extends ReportRendererContract {
    private final ReportRenderer renderer = new PdfRenderer(Configured.prints());

    @Override
    protected ReportRenderer renderer() {
        return renderer;
    }

    @Override
    protected String text(byte[] report) throws IOException {
        var reader = new PdfReader(report);
        var text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
        }
        return text.toString();
    }

    /** Needs the package fonts-droid-fallback. */
    @Test
    void showsChineseJapaneseAndKorean() throws IOException {
        var columns = List.of(new ReportColumn("name", "Name", ReportColumn.Kind.TEXT));
        List<List<ReportValue>> rows = List.of(List.of(new ReportValue.Text("a<b 数据库 テスト 한국어")));
        var table = new ReportSection.Table("", columns, rows);
        var model = new ReportModel("表", "", Instant.EPOCH, ZoneId.of("UTC"), List.of(), List.of(table));
        assertThat(text(render(model))).contains("a<b", "数据库", "テスト", "한국어", "表");
    }

    @Test
    void writesDecimalsAsExactAsTheyAre() throws IOException {
        var columns = List.of(
                new ReportColumn("price", "Price", ReportColumn.Kind.DECIMAL),
                new ReportColumn("amount", "Amount", ReportColumn.Kind.DECIMAL),
                new ReportColumn("average", "Average", ReportColumn.Kind.DECIMAL));
        List<List<ReportValue>> rows = List.of(
                List.of(decimal("0.10"), decimal("1.40"), decimal("2.00")),
                List.of(decimal("0.002"), decimal("0.93"), decimal("0.33333333333333333333")));
        var out = new ByteArrayOutputStream();
        renderer.render(
                new ReportModel(
                        "T",
                        "",
                        Instant.EPOCH,
                        ZoneId.of("UTC"),
                        List.of(),
                        List.of(new ReportSection.Table("", columns, rows))),
                Locale.ENGLISH,
                out);
        assertThat(text(out.toByteArray()).split("\\s+")).contains("0.10", "0.002", "1.40", "0.93", "2", "0.33");
    }

    private static ReportValue decimal(String text) {
        return new ReportValue.Decimal(new BigDecimal(text));
    }
}
