package org.vireo.report.jasper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        var theme = branded("product = Zürich Cloud", "colour = #00ff00", "logo = logo.png");
        assertThat(theme.product()).isEqualTo("Zürich Cloud");
        assertThat(theme.colour()).isEqualTo(Color.GREEN);
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
    void namesWhatCannotBe() {
        assertThatThrownBy(() -> branded("colour = green"))
                .hasMessageContaining("theme.properties must be one such as");
        assertThatThrownBy(() -> branded("logo = ../../etc/shadow")).hasMessageContaining("beside it");
        assertThatThrownBy(() -> branded("logo = none.png")).hasMessageContaining("cannot be read");
    }

    @JasperConfigured(@JasperConfig(product = "Set", colour = "#ff0000"))
    private static final class Set {}
}
