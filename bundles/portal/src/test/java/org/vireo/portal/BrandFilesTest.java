package org.vireo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandFilesTest {
    @TempDir
    Path folder;

    private BrandFiles brand() {
        return new BrandFiles(folder, name -> getClass().getResource("/branding/" + name));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void withoutABrandItIsTheProductsOwn() throws IOException {
        assertThat(text(brand().words())).contains("\"product\":\"Vireo\"", "\"slogan\":\"\"");
        assertThat(text(brand().logo())).contains("<svg");
        assertThat(BrandStyle.of(brand().brand())).isEqualToIgnoringWhitespace(":root:root { }");
    }

    @Test
    void anotherBrandCountsFileByFileAsSoonAsItIsThere() throws IOException {
        Files.writeString(folder.resolve("theme.properties"), "product = Übersee \"Cloud\"\ncolour = #6a1b9a\n");
        assertThat(text(brand().words()))
                .contains("\"product\":\"Übersee \\\"Cloud\\\"\"")
                .doesNotContain("Vireo");
        assertThat(BrandStyle.of(brand().brand()))
                .contains("--pf-t--global--color--brand--200: #6a1b9a;", "--pf-t--global--dark--color--brand--100: #");
        assertThat(text(brand().logo())).contains("<svg");
        Files.writeString(folder.resolve("logo.svg"), "<svg id='other'/>");
        assertThat(text(brand().logo())).isEqualTo("<svg id='other'/>");
    }

    @Test
    void aColourThatCannotBeReadIsNotUsed() throws IOException {
        Files.writeString(folder.resolve("theme.properties"), "colour = #ffee00\n");
        assertThat(BrandStyle.of(brand().brand())).doesNotContain("#");
    }
}
