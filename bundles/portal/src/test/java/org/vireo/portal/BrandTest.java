package org.vireo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandTest {
    @TempDir
    Path folder;

    private final Brand own = new Brand(Optional.empty(), name -> getClass().getResource("/branding/" + name));

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void theBrandThatWasBuiltInIsVireo() throws IOException {
        assertThat(text(own.words())).contains("\"product\":\"Vireo\"", "\"slogan\":\"Virtual machines");
        assertThat(text(own.logo())).contains("<svg");
    }

    @Test
    void anotherBrandCountsFileByFileAsSoonAsItIsThere() throws IOException {
        var other = new Brand(Optional.of(folder), own.built());
        assertThat(text(other.words())).contains("Vireo");
        Files.writeString(folder.resolve("theme.properties"), "product = Übersee \"Cloud\"\ncolour = #ff0000\n");
        assertThat(text(other.words()))
                .contains("\"product\":\"Übersee \\\"Cloud\\\"\"", "\"slogan\":\"\"")
                .doesNotContain("Vireo");
        assertThat(other.logo()).isEqualTo(own.logo());
        Files.writeString(folder.resolve("logo.svg"), "<svg id='other'/>");
        assertThat(text(other.logo())).isEqualTo("<svg id='other'/>");
    }
}
