package org.vireo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Set<String> FILES = Set.of(
            "/index.html", "/index.html.gz", "/assets/index-1a.js", "/assets/index-1a.js.gz", "/assets/font.woff2");

    private final Pages pages = new Pages(PagesTest::file);

    private static URL file(String path) {
        try {
            return FILES.contains(path) ? new URL("file://" + path) : null;
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void filesAreCompressedWhereThatWasWorthIt() {
        var script = pages.find("/assets/index-1a.js", true).orElseThrow();
        assertThat(script.content()).hasPath("/assets/index-1a.js.gz");
        assertThat(script.type()).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(script.compressed() && script.lasting()).isTrue();
        assertThat(pages.find("/assets/index-1a.js", false).orElseThrow().compressed())
                .isFalse();
        assertThat(pages.find("/assets/font.woff2", true).orElseThrow().compressed())
                .isFalse();
    }

    @Test
    void everyOtherPathIsAPageOfTheApplication() {
        for (var path : Set.of("/", "/vms", "/vms/123/disks", "/vms/../../etc/passwd", "//index.html", "/.hidden")) {
            var page = pages.find(path, false).orElseThrow();
            assertThat(page.content()).hasPath("/index.html");
            assertThat(page.lasting()).isFalse();
        }
    }

    @Test
    void aFileOfAnOlderVersionIsNotThere() {
        assertThat(pages.find("/assets/index-0b.js", true)).isEmpty();
    }
}
