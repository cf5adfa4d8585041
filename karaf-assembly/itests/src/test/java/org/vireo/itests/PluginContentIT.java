package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.LoneEngine;
import org.vireo.itests.lab.Program;
import org.vireo.plugins.SamplePackage;

/** What a plugin brings beside its bundles: pages, files for browsers, settings and secrets. */
class PluginContentIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PID = "vireo.scheduler.sample";
    private static final String SETTINGS = PluginClient.path(SamplePlugins.ID) + "/configuration";
    private static final String MARK = "s3same-of-the-sample";
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
        lone.keepLog("plugin-content");
        lone.close();
    }

    @AfterEach
    void clear() {
        assertThat(plugin().remove()).isEqualTo("finished");
    }

    private static ApiClient api() {
        return lone.engine().api();
    }

    private static PluginClient plugin() {
        return new PluginClient(api(), SamplePlugins.ID);
    }

    private void bring(SamplePackage sample) {
        assertThat(plugin().bring(sample.write(folder.resolve("sample.kar")))).isEqualTo("finished");
    }

    private static HttpResponse<String> asAnybody(String path) {
        return api().as("").send("GET", path, "*/*", "", "");
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void pagesAndFilesAreThereWhileThePluginWorks() {
        bring(SamplePlugins.of("1.0.0", SamplePlugins.bundle("1.0.0"))
                .page("scheduler-sample.md", "# How to weigh\n\nWith <b>scales</b>.")
                .portal("index.html", "<p>hello</p>")
                .portal("scripts/a.js", "1")
                .file("portal/unlisted.txt", new byte[] {'x'}));
        var shown = plugin().shown();
        assertThat(shown.path("pages")).extracting(JsonNode::asText).containsExactly("/docs/scheduler-sample.md");
        assertThat(shown.path("portal"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "/vireo/plugins/scheduler-sample/index.html", "/vireo/plugins/scheduler-sample/scripts/a.js");
        assertThat(asAnybody("/docs/").body()).contains("How to weigh");
        assertThat(asAnybody("/docs/scheduler-sample.md").body()).contains("&lt;b&gt;scales");

        var page = asAnybody("/vireo/plugins/scheduler-sample/index.html");
        assertThat(page.body()).isEqualTo("<p>hello</p>");
        assertThat(type(page)).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
        assertThat(type(asAnybody("/vireo/plugins/scheduler-sample/scripts/a.js")))
                .startsWith("text/javascript");
        for (var hidden : new String[] {"unlisted.txt", "../META-INF/vireo/plugin.json", "%2e%2e/x", "", "scripts/"}) {
            assertThat(asAnybody("/vireo/plugins/scheduler-sample/" + hidden).statusCode())
                    .as(hidden)
                    .isBetween(400, 404);
        }

        assertThat(plugin().act("disable")).isEqualTo("finished");
        assertThat(asAnybody("/docs/scheduler-sample.md").statusCode()).isEqualTo(404);
        assertThat(asAnybody("/vireo/plugins/scheduler-sample/index.html").statusCode())
                .isEqualTo(404);
        assertThat(plugin().shown().path("portal")).isEmpty();
    }

    @Test
    void settingsReachThePluginAndSecretsNoFile() throws IOException {
        bring(SamplePlugins.of("1.0.0", SamplePlugins.listening("1.0.0")));
        var form = api().get(SETTINGS).at("/configurations/0");
        assertThat(form.path("pid").asText()).isEqualTo(PID);
        assertThat(form.path("fields").findValuesAsText("type")).containsExactly("number", "text", "secret");
        assertThat(form.at("/fields/0/max").asText()).isEqualTo("9");
        refused("{\"limit\":\"10\"}", "The field limit must be at least 1 and at most 9.");
        refused("{\"limit\":\"2.5\"}", "The field limit must be a whole number.");
        refused("{\"weight\":\"1\"}", "has no field weight");
        refused("{\"token\":\"two\\nlines\"}", "The field token must be one line of text.");

        var heard = folder.resolve("heard");
        var answer = api().put(
                        SETTINGS + "/" + PID,
                        "{\"values\":{\"limit\":7,\"file\":\"" + heard + "\",\"token\":\"" + MARK + "\"}}");
        hears(heard, "7 " + MARK);
        assertThat(answer.toString()).contains("\"set\":true").doesNotContain(MARK);
        // the container writes the file after it told the plugin
        Await.until(
                "the file tells where the secret is",
                PATIENCE,
                () -> Files.readString(lone.engine().etc().resolve(PID + ".cfg"))
                        .contains("$[secret:plugin/scheduler-sample/"));
        assertThat(keptAnywhere(MARK)).isEmpty();

        Files.delete(heard);
        lone.engine().kill();
        lone.engine().start();
        hears(heard, "7 " + MARK);

        var file = Files.writeString(folder.resolve("token"), "0ther-" + MARK + "\n");
        var printed = lone.engine()
                .shell()
                .run("vireo:plugin-configure --pid " + PID + " --secret token --secret-file " + file
                        + " scheduler-sample limit=8");
        hears(heard, "8 0ther-" + MARK);
        assertThat(printed).contains("(kept)").doesNotContain(MARK);
        assertThat(keptAnywhere(MARK)).isEmpty();
    }

    private static void refused(String values, String sentence) {
        var answer = api().send(
                        "PUT",
                        SETTINGS + "/" + PID,
                        "application/json",
                        "application/json",
                        "{\"values\":" + values + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(ApiClient.parse(answer.body()).path("detail").asText()).contains(sentence);
    }

    private static void hears(Path heard, String text) {
        Await.until(
                "the plugin hears " + text.replace(MARK, "…"),
                PATIENCE,
                () -> Files.exists(heard) && Files.readString(heard).equals(text));
    }

    /** Files of the engine, its database and logs included, that hold a text. */
    private static String keptAnywhere(String text) {
        var engine = lone.engine();
        return Program.tryRun(
                        "grep",
                        "-rlsF",
                        text,
                        engine.data().toString(),
                        engine.etc().toString(),
                        engine.data().resolveSibling("log").toString())
                .output();
    }
}
