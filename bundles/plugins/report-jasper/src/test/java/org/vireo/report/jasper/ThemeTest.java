package org.vireo.report.jasper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportSection;

class ThemeTest {
    private static final JasperConfig SETTINGS =
            Set.class.getAnnotation(JasperConfigured.class).value();

    @TempDir
    Path branding;

    private Theme branded(String... lines) throws IOException {
        Files.writeString(branding.resolve("theme.properties"), String.join("\n", lines));
        return Theme.of(SETTINGS, branding);
    }

    @Test
    void takesTheBrandingOfTheEngine() throws IOException {
        Files.write(branding.resolve("logo.png"), new byte[] {1});
        var theme = branded("product = Zürich Cloud", "colour = #6a1b9a", "logo = logo.png");
        assertThat(theme.product()).isEqualTo("Zürich Cloud");
        assertThat(theme.colour()).isEqualTo(new Color(0x6a1b9a));
        assertThat(theme.logo()).hasValue(new byte[] {1});
    }

    @Test
    void takesSettingsWhereThereIsNone() throws IOException {
        assertThat(Theme.of(SETTINGS, branding.resolve("missing")).colour()).isEqualTo(Color.RED);
        var theme = branded("product = Zürich Cloud", "colour =", "logo =");
        assertThat(theme.colour()).isEqualTo(Color.RED);
        assertThat(theme.logo()).isEmpty();
        assertThat(theme.product()).isEqualTo("Zürich Cloud");
    }

    @Test
    void takesNoColourThatCannotBeReadOnPaper() throws IOException {
        assertThat(branded("colour = #ffee00").colour()).isEqualTo(Color.RED);
        assertThat(branded("colour = green").colour()).isEqualTo(Color.RED);
    }

    @Test
    void aBrandThatChangesCountsForTheNextReportAndOneThatCannotBeForNone() throws Exception {
        branded("product = One");
        var prints = new Prints(() -> Theme.of(SETTINGS, branding));
        assertThat(head(prints)).contains("One");
        branded("product = Two");
        assertThat(head(prints)).contains("Two");
        Files.writeString(branding.resolve("theme.properties"), "product = Three\nlogo = none.png");
        assertThat(head(prints)).contains("Two");
    }

    private static String head(Prints prints) throws Exception {
        var model = new ReportModel(
                "Title", "", Instant.EPOCH, ZoneOffset.UTC, List.of(), List.of(new ReportSection.Words("Words")));
        var out = new ByteArrayOutputStream();
        new HtmlRenderer(prints).render(model, Locale.ENGLISH, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void namesWhatCannotBe() {
        assertThatThrownBy(() -> branded("logo = ../../etc/shadow")).hasMessageContaining("beside it");
        assertThatThrownBy(() -> branded("logo = none.png")).hasMessageContaining("cannot be read");
    }

    @JasperConfigured(@JasperConfig(product = "Set", colour = "#ff0000"))
    private static final class Set {}
}
