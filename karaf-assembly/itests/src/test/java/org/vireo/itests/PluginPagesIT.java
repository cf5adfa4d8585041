package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.Chromium;
import org.vireo.itests.lab.LoneEngine;
import org.vireo.plugins.SampleBundle;
import org.vireo.plugins.SamplePackage;

/** What plugins add to the portal, in a browser that is open all the time; pictures lie in {@code target/portal/plugins}. */
class PluginPagesIT {
    private static final Path SAMPLES =
            Path.of(System.getProperty("vireo.root"), "karaf-assembly", "itests", "src/test/portal-plugins");
    private static final List<String> GOOD = List.of("portal.json", "index.js");
    private static final String BROKEN =
            "export default { cards: [{ id: 'broken', title: 'Broken card', Show: () => { throw new"
                    + " Error('broken inside'); } }], tabs: [{ id: 'a', title: 'No kind', Show: () => null }] };";
    private static LoneEngine lone;

    @TempDir
    Path folder;

    @BeforeAll
    static void boot() {
        lone = new LoneEngine();
        lone.engine().awaitPlugins("storage-local");
    }

    @AfterAll
    static void end() {
        lone.keepLog("plugin-pages");
        lone.close();
    }

    private void sample(String id, String from, List<String> files) throws IOException {
        var bundle = bundle(id);
        for (var file : files) {
            bundle.file("web/" + file, Files.readString(SAMPLES.resolve(from).resolve(file)));
        }
        packed(id, bundle);
    }

    private static SampleBundle bundle(String id) {
        return new SampleBundle("sample." + id, "1.0.0").header("Vireo-Portal", "web");
    }

    private void packed(String id, SampleBundle bundle) {
        new SamplePackage(id, "1.0.0").engine(id + ".jar", bundle).write(folder.resolve(id + ".kar"));
    }

    private static String described(String more) {
        return "{\"title\":\"Sample\",\"entry\":\"index.js\"," + more + "}";
    }

    @Test
    void pagesOfPluginsComeAndGoInOpenBrowsers() throws IOException {
        sample("portal-good", "good", GOOD);
        sample("portal-framed", "framed", List.of("portal.json", "page.html", "page.js"));
        packed(
                "portal-throws",
                bundle("portal-throws")
                        .file("web/portal.json", described("\"sdk\":\"[1.0,2)\""))
                        .file("web/index.js", BROKEN.replaceFirst(", tabs.*", " };")));
        packed(
                "portal-wrong",
                bundle("portal-wrong")
                        .file("web/portal.json", described("\"sdk\":\"[1.0,2)\""))
                        .file("web/index.js", BROKEN));
        packed(
                "portal-newer",
                bundle("portal-newer")
                        .file("web/portal.json", described("\"sdk\":\"[9.0,10)\""))
                        .file("web/index.js", "throw new Error('this must not run');"));
        var seen = Chromium.play("plugins", lone.engine(), folder.toString());
        assertThat(seen.path("hit").isNull())
                .as("a frame reached what it must not")
                .isTrue();
        assertThat(seen.at("/seconds/appears").asDouble())
                .as("seconds from active to visible")
                .isPositive();
        assertThat(lone.errors()).isEmpty();
    }
}
