package org.vireo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.engine.api.plugin.PluginContent;

class PagesTest {
    @TempDir
    Path folder;

    private Path file(String markdown) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "page", ".md"), markdown);
    }

    @Test
    void pagesOfPluginsComeAndGoAndReplaceNone() throws IOException {
        var pages = new Pages(
                null,
                Map.of(
                        "index.md", file("# Start").toUri().toURL(),
                        "hosts.md", file("# Hosts").toUri().toURL()));
        var content = new PluginContent(
                "storage-acme", Map.of("storage-acme.md", file("# Acme"), "hosts.md", file("# Mine")), Map.of());

        pages.add(content);
        assertThat(pages.handbook().page("storage-acme.md").orElseThrow().title())
                .isEqualTo("Acme");
        assertThat(pages.handbook().page("hosts.md").orElseThrow().title()).isEqualTo("Hosts");

        pages.remove(content);
        assertThat(pages.handbook().page("storage-acme.md")).isEmpty();
    }
}
