package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportRenderer;
import org.vireo.spi.report.ReportSection.Table;
import org.vireo.spi.report.ReportValue;

/** What every form of reports does. A plugin's test extends it. */
public abstract class ReportRendererContract {
    /** What is tested. */
    protected abstract ReportRenderer renderer();

    /** The text that people see in a rendered report, in any order. */
    protected abstract String text(byte[] report) throws IOException;

    /** The bytes of a report in English. */
    protected final byte[] render(ReportModel model) {
        return render(model, Locale.ENGLISH);
    }

    private byte[] render(ReportModel model, Locale locale) {
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("the stream is not the renderer's to close");
            }
        };
        try {
            renderer().render(model, locale, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void hasATypeAndAMediaType() {
        assertThat(renderer().type()).matches("[a-z][a-z0-9]*");
        assertThat(renderer().mediaType()).matches("[a-z]+/[a-z0-9.+-]+(; ?charset=[A-Za-z0-9-]+)?");
    }

    @Test
    void showsWhatThereIsToSee() throws IOException {
        assertThat(text(render(Reports.everything()))).contains("Usage of hosts", "alpha", "42", "A few words");
    }

    @Test
    void showsEveryScript() throws IOException {
        assertThat(text(render(Reports.of(new Table(
                        "", Reports.NAMES, List.of(Reports.row("Größe Ёлка"), Reports.row("name with \"quotes\"")))))))
                .contains("Größe Ёлка", "quotes");
    }

    @Test
    void takesTextAsText() throws IOException {
        for (String odd :
                List.of("<b>bold</b> & more", "a,b;c\td", "=1+1", "two\nlines", "${x} #{y} %s \\n", "'; drop table")) {
            var report = render(Reports.of(new Table("", Reports.NAMES, List.of(Reports.row(odd)))));
            assertThat(spaced(text(report)))
                    .as(odd)
                    .contains(spaced(odd.lines().findFirst().orElseThrow()));
        }
    }

    /** Some forms have one kind of space only. */
    private static String spaced(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void rendersEmptyReports() {
        assertThat(render(Reports.of())).isNotNull();
        assertThat(render(Reports.of(new Table("", Reports.NAMES, List.of())))).isNotNull();
    }

    @Test
    void rendersInEveryLanguage() {
        for (var locale : List.of(Locale.GERMAN, Locale.JAPANESE, Locale.forLanguageTag("ar"), Locale.ROOT)) {
            assertThat(render(Reports.everything(), locale))
                    .as(locale.toString())
                    .isNotEmpty();
        }
    }

    @Test
    void givesTheSameBytesAgainAndBesideOthers() {
        var once = render(Reports.everything());
        assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> render(Reports.everything())))
                .allSatisfy(again -> assertThat(again).isEqualTo(once));
    }

    @Test
    void rendersManyRowsInTime() {
        var rows = IntStream.range(0, 5_000)
                .mapToObj(i -> List.<ReportValue>of(new ReportValue.Text("host-" + i)))
                .toList();
        var model = Reports.of(new Table("Many", Reports.NAMES, rows));
        Promptly.within(60, () -> assertThat(render(model)).isNotEmpty());
    }

    @Test
    void tellsWhenTheStreamBreaks() {
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken");
            }
        };
        assertThatThrownBy(() -> renderer().render(Reports.everything(), Locale.ENGLISH, broken))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("broken");
    }
}
