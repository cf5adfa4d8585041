package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.LoneEngine;
import org.vireo.plugins.SampleBundle;
import org.vireo.plugins.SamplePackage;
import org.vireo.plugins.Vendor;

/** Plugins, good and bad ones, brought to a running engine; and what becomes of them when it dies meanwhile. */
class PluginsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PLUGINS = "/vireo/api/plugins";
    private static final String ONE = PLUGINS + "/" + SamplePlugins.ID;
    private static LoneEngine lone;

    @TempDir
    Path folder;

    @BeforeAll
    static void boot() {
        lone = new LoneEngine();
        awaitLifecycle();
    }

    @AfterAll
    static void end() {
        lone.keepLog("plugins");
        lone.close();
    }

    @AfterEach
    void clear() {
        if (api().send("GET", ONE, "application/json", "", "").statusCode() == 200) {
            Await.until("the plugin rests", PATIENCE, () -> !moving());
            assertThat(finished(api().delete(ONE + "?force=true"))).isEqualTo("finished");
        }
    }

    private static ApiClient api() {
        return lone.engine().api();
    }

    private static void awaitLifecycle() {
        Await.until(
                "the lifecycle is up",
                PATIENCE,
                () -> api().upload(PLUGINS, Files.createTempFile("no", ".kar")).statusCode() == 400);
    }

    private static boolean moving() {
        return List.of("installing", "removing")
                .contains(api().get(ONE).path("status").asText());
    }

    private Path file(SamplePackage sample) {
        return sample.write(folder.resolve("sample-" + System.nanoTime() + ".kar"));
    }

    /** The status of the job in an answer, once it has ended. */
    private static String finished(JsonNode answer) {
        var job = answer.at("/job/href").asText();
        assertThat(job).as(answer.toString()).isNotEmpty();
        return Await.value(
                        "job " + job + " ends",
                        PATIENCE,
                        () -> api().get(job).path("status").asText(),
                        status -> !status.equals("started"))
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static JsonNode begin(Path file) {
        var answer = api().upload(PLUGINS + "?allow_unsigned=true", file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return ApiClient.parse(answer.body());
    }

    private static String bring(Path file) {
        return finished(begin(file));
    }

    private void refused(Path file, String sentence) {
        var answer = api().upload(PLUGINS + "?allow_unsigned=true", file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(ApiClient.parse(answer.body()).path("detail").asText()).contains(sentence);
        assertThat(api().get(PLUGINS).at("/refused/0/message").asText()).contains(sentence);
        assertThat(api().send("GET", ONE, "application/json", "", "").statusCode())
                .isEqualTo(404);
    }

    /** Installs one that does not become healthy: it is kept for its reason, and none of its bundles stays. */
    private void failed(SamplePackage sample, String sentence) {
        assertThat(bring(file(sample))).isEqualTo("failed");
        assertThat(api().get(ONE).path("status").asText()).isEqualTo("failed");
        assertThat(api().get(ONE).path("reason").asText()).contains(sentence);
        assertThat(lone.engine().etc().resolve("vireo.scheduler.sample.cfg")).doesNotExist();
        assertThat(bundles()).doesNotContain("vireo-plugin:" + SamplePlugins.ID);
    }

    private static String bundles() {
        return lone.engine().shell().run("bundle:list -t 0 -l --no-format");
    }

    private void is(String version, String status) {
        Await.until(
                "the plugin is " + version + " and " + status,
                PATIENCE,
                () -> api().get(ONE).path("version").asText().equals(version)
                        && api().get(ONE).path("status").asText().equals(status));
    }

    private Path etc() {
        return lone.engine().etc().resolve("vireo.scheduler.sample.cfg");
    }

    @Test
    void livesThroughAllStationsWithoutDisturbingOthers() throws IOException {
        var others = others();
        try (var client = PollingClient.of(api(), "vms", "clusters", "hosts")) {
            assertThat(bring(file(SamplePlugins.of("1.0.0", SamplePlugins.bundle("1.0.0")))))
                    .isEqualTo("finished");
            is("1.0.0", "active");
            Files.writeString(etc(), "answer = mine\n");
            assertThat(bring(file(SamplePlugins.of("1.1.0", SamplePlugins.bundle("1.1.0")))))
                    .isEqualTo("finished");
            is("1.1.0", "active");
            assertThat(etc()).hasContent("answer = mine");
            Files.writeString(etc(), "answer = later\n");
            for (var verb : List.of("disable", "enable")) {
                assertThat(finished(api().post(ONE + "/" + verb, "{}"))).isEqualTo("finished");
            }
            assertThat(lone.engine().shell().run("vireo:plugin-rollback " + SamplePlugins.ID))
                    .contains("rollback " + SamplePlugins.ID + ": done.");
            is("1.0.0", "active");
            assertThat(etc()).hasContent("answer = mine");
            assertThat(finished(api().delete(ONE))).isEqualTo("finished");
            assertThat(etc()).doesNotExist();
            client.madeSome(20);
            assertThat(client.failures()).isEmpty();
        }
        assertThat(others()).isEqualTo(others);
        assertThat(api().get(ONE + "/history").path("history").findValuesAsText("action"))
                .startsWith("uninstall", "downgrade", "enable", "disable", "upgrade", "install");
    }

    /** Every bundle that is no plugin's, with its number, state and place. */
    private static List<String> others() {
        return bundles().lines().filter(line -> !line.contains("vireo-plugin:")).toList();
    }

    @Test
    void refusesWhatMustNotComeInAndSaysWhy() throws Exception {
        var good = SamplePlugins.bundle("1.0.0");
        refused(
                file(SamplePlugins.of("1.0.0", good)
                        .manifest(m -> m.putObject("spi").put("org.vireo.spi.scheduler", "[2.0,3)"))),
                "needs org.vireo.spi.scheduler 2.x, this engine has 1.");
        refused(
                file(SamplePlugins.of(
                        "1.0.0", SamplePlugins.bundle("1.0.0").header("Import-Package", "com.example.client"))),
                "its bundle sample.engine needs the package com.example.client, which nothing here provides");
        refused(
                file(SamplePlugins.of("1.0.0", good).file("../../etc/evil.cfg", new byte[1])),
                "\"../../etc/evil.cfg\", which would not stay in its own directory");
        var signed = Vendor.named("Stranger").sign(file(SamplePlugins.of("1.0.0", good)), folder.resolve("signed.kar"));
        refused(signed, "its signer CN=Stranger is not among those this engine trusts");
        var unsigned = api().upload(PLUGINS, file(SamplePlugins.of("1.0.0", good)));
        assertThat(unsigned.body()).contains("is not signed, and this engine takes signed plugins only");
    }

    @Test
    void refusesTwoGigabytesWithoutReadingThem() throws IOException {
        var huge = folder.resolve("huge.kar");
        try (var sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(2_000_000_000L);
        }
        assertThatThrownBy(() -> lone.engine().shell().run("vireo:plugin-install " + huge))
                .hasMessageContaining("The package has 1908 MiB; this engine takes at most 256 MiB.");
    }

    @Test
    void takesATrustedVendorFromTheDeployFolderAndLeavesOthersThere() throws Exception {
        var stranger = Vendor.named("Stranger")
                .sign(file(SamplePlugins.of("1.0.0", SamplePlugins.bundle("1.0.0"))), folder.resolve("s.kar"));
        var deploy = lone.engine().deploy();
        Files.copy(stranger, deploy.resolve("stranger.kar"));
        Await.until("the reason lies there", PATIENCE, () -> Files.exists(deploy.resolve("stranger.kar.refused")));
        assertThat(deploy.resolve("stranger.kar.refused")).content().contains("is not among those this engine trusts");
        assertThat(deploy.resolve("stranger.kar")).exists();
        Files.delete(deploy.resolve("stranger.kar"));

        var vendor = Vendor.named("Friend");
        vendor.trustIn(lone.engine().etc().resolve("plugin-trust"));
        var friend =
                vendor.sign(file(SamplePlugins.of("1.0.0", SamplePlugins.bundle("1.0.0"))), folder.resolve("f.kar"));
        Files.copy(friend, deploy.resolve("friend.kar"));
        is("1.0.0", "active");
        assertThat(api().get(ONE).path("signer").asText()).isEqualTo("CN=Friend");
        Await.until("the package left the folder", PATIENCE, () -> Files.notExists(deploy.resolve("friend.kar")));
    }

    @Test
    void takesBackWhatDoesNotBecomeHealthy() {
        failed(
                SamplePlugins.tested(
                        "1.0.0", SamplePlugins.testing("1.0.0", "return new Outcome.Failed(\"no moon today\");")),
                "failed: no moon today");
        failed(
                SamplePlugins.tested(
                        "1.0.1", SamplePlugins.testing("1.0.1", "if (true) throw new Exception(\"ow\"); return null;")),
                "threw");
        failed(
                SamplePlugins.tested("1.0.2", SamplePlugins.patient("1.0.2", folder.resolve("never"))),
                "did not end within 10 seconds");
        failed(
                SamplePlugins.of("1.0.3", new SampleBundle("sample.engine", "1.0.3")),
                "it provides no service for scheduler sample");
    }

    @Test
    void keepsTheVersionBeforeWhenTheNextOneFails() throws IOException {
        assertThat(bring(file(SamplePlugins.of("1.0.0", SamplePlugins.bundle("1.0.0")))))
                .isEqualTo("finished");
        Files.writeString(etc(), "answer = mine\n");
        assertThat(bring(file(SamplePlugins.tested(
                        "2.0.0", SamplePlugins.testing("2.0.0", "return new Outcome.Failed(\"no moon today\");")))))
                .isEqualTo("failed");
        is("1.0.0", "active");
        assertThat(api().get(ONE).path("reason").asText())
                .contains("Stayed at 1.0.0, as 2.0.0 failed")
                .contains("no moon today");
        assertThat(etc()).hasContent("answer = mine");
        assertThat(bundles()).contains(SamplePlugins.ID + "/1.0.0/").doesNotContain(SamplePlugins.ID + "/2.0.0/");
    }

    /** Kills the engine while its job is at a step; {@code meanwhile} happens before it comes back. */
    private static void dieInside(String step, Path meanwhile) throws IOException {
        var begun = "select count(*) from job_step where step_name = '" + step + "' and status = 'STARTED'";
        Await.until(
                "the job is at " + step,
                PATIENCE,
                () -> lone.engine().database().number(begun) == 1);
        lone.engine().kill();
        Files.createFile(meanwhile);
        lone.engine().start();
        awaitLifecycle();
    }

    @Test
    void endsAnInstallationAfterADeathInEachOfItsStages() throws IOException {
        var file = folder.resolve("go-on");
        begin(file(SamplePlugins.of("1.0.0", SamplePlugins.slow("1.0.0", file))));
        dieInside("engine-half", file);
        is("1.0.0", "active");

        var second = folder.resolve("go-on-2");
        begin(file(SamplePlugins.tested("1.1.0", SamplePlugins.patient("1.1.0", second))));
        dieInside("health", second);
        is("1.1.0", "active");

        var never = folder.resolve("never");
        begin(file(SamplePlugins.tested("1.2.0", SamplePlugins.patient("1.2.0", never))));
        dieInside("health", folder.resolve("something-else"));
        is("1.1.0", "active");
        assertThat(api().get(ONE).path("reason").asText()).contains("did not end within 10 seconds");
    }

    /** With so much in it that unpacking it takes a while. */
    private Path heavy(String version) {
        var much = new byte[100 << 20];
        new Random(1).nextBytes(much);
        return file(SamplePlugins.of(version, SamplePlugins.bundle(version)).file("portal/much.bin", much));
    }

    @Test
    void endsAnInstallationAndAnUpgradeAfterADeathWhileUnpacking() throws IOException {
        begin(heavy("1.0.0"));
        dieInside("stage", folder.resolve("died-once"));
        is("1.0.0", "active");
        begin(heavy("1.1.0"));
        dieInside("stage", folder.resolve("died-twice"));
        is("1.1.0", "active");
    }
}
