package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Browser;
import org.vireo.itests.lab.Chromium;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.LoneEngine;
import org.vireo.itests.lab.Program;

/** A second brand, laid into a running engine: everything that people see bears its name. */
class BrandIT {
    private static final String PRODUCT = "Übersee & Söhne Cloud";
    private static final String MARKUP = "Übersee &amp; Söhne Cloud";
    private static final String PURPLE = "rgb(106, 27, 154)";
    private static final Path BRAND =
            Path.of(System.getProperty("vireo.root"), "karaf-assembly", "itests", "src", "test", "branding");

    private static LoneEngine lone;

    @BeforeAll
    static void swapTheBrand() {
        lone = new LoneEngine();
        copy("theme", lone.engine().etc().resolve("branding"));
        copy("shell", lone.engine().etc());
    }

    private static void copy(String folder, Path target) {
        Program.run("cp", "-r", BRAND.resolve(folder) + "/.", target.toString());
    }

    @AfterAll
    static void stop() {
        lone.close();
    }

    @Test
    void thePortalAndTheHandbookBearIt() {
        var seen = Chromium.play(
                "brand", lone.engine(), lone.engine().etc().resolve("branding").toString());

        assertThat(seen.get("title").asText()).isEqualTo(PRODUCT);
        assertThat(seen.get("login").asText()).contains(PRODUCT, "Machines <on demand>.");
        assertThat(seen.get("head").asText().strip()).isEqualTo(PRODUCT);
        assertThat(seen.get("handbook").asText()).contains(PRODUCT + " Handbook");
        for (var logo : new String[] {"loginLogo", "headLogo", "handbookLogo"}) {
            assertThat(seen.get(logo).asBoolean()).as(logo).isTrue();
        }
        for (var purple : new String[] {"button", "light", "handbookLink"}) {
            assertThat(seen.get(purple).asText()).as(purple).isEqualTo(PURPLE);
        }
        assertThat(seen.get("dark").asText())
                .as("a lighter shade on dark ground")
                .isNotEqualTo(PURPLE);
        assertThat(seen.get("changed").asText().strip()).isEqualTo("Übersee & Töchter Cloud");
        assertThat(seen.get("unreadable").asText())
                .as("PatternFly's own, as yellow on white cannot be read")
                .isEqualTo("rgb(0, 102, 204)");
        assertThat(lone.log()).contains("#ffee00 has a contrast of");
    }

    @Test
    void theWebConsoleBearsIt() {
        var engine = lone.engine();
        var console = new Browser(engine.url(), engine.authority(), EngineProcess.ADMIN, engine.password());
        var page = console.get("vireo-jobs").body();

        assertThat(page).contains("<title>" + MARKUP + " - ", "title=\"" + MARKUP + "\"", "https://cloud.example.org/");
        assertThat(page).doesNotContain("Apache Karaf Web Console");
        var logo = console.get("vireo-plugins/res/logo.svg");
        assertThat(logo.body()).contains("#6a1b9a");
        assertThat(logo.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        var asked = new Browser(engine.url(), engine.authority(), "", "").get("vireo-jobs");
        assertThat(asked.headers().firstValue("WWW-Authenticate").orElse("")).contains("\"bersee & Shne Cloud\"");
    }

    @Test
    void theShellGreetsWithIt() {
        assertThat(lone.engine().shell().greeting())
                .contains("Uebersee shell, ask the harbour master.", "@uebersee>")
                .doesNotContain("Karaf");
    }

    @Test
    void reportsBearIt() {
        lone.engine().install("report-jasper");
        var api = lone.engine().api();
        var run = api.post("/vireo/api/reports/cluster-capacity", "{\"form\":\"html\"}")
                .path("run")
                .path("id")
                .asText();
        var done = Await.value(
                "the report is written",
                Duration.ofSeconds(90),
                () -> api.get("/vireo/api/reports/runs/" + run),
                found -> !found.path("state").asText().equals("running"));
        assertThat(done.path("state").asText()).as(done.path("detail").asText()).isEqualTo("done");
        assertThat(api.send("GET", done.path("content").asText(), "*/*", "", "").body())
                .contains(MARKUP);
    }
}
