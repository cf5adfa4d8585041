package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.LoneEngine;
import org.vireo.plugins.SampleBundle;
import org.vireo.plugins.SamplePackage;

/** Plugins that are healthy when they come and misbehave once they are called, in a real engine. */
class QuarantineIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ID = "fence-sample";
    private static final String HOST = "{\"name\":\"far\",\"address\":\"far.test\",\"cluster\":{\"name\":\"Default\"}}";

    private static LoneEngine lone;
    private static String host;

    @TempDir
    Path folder;

    @BeforeAll
    static void boot() {
        lone = new LoneEngine();
        lone.engine().configure("vireo.plugins.guard.cfg", "seconds = 1\ngrace_millis = 500\n");
        lone.engine().awaitPlugins("fence-agents");
        api().post("/vireo/api/hosts", HOST);
        host = ApiClient.API + "hosts/" + api().find("hosts", "host", "far").orElseThrow();
        api().post(
                        host + "/fenceagents",
                        "{\"type\":\"sample\",\"address\":\"far.test\",\"username\":\"u\",\"password\":\"p\",\"order\":1}");
        api().put(host, "{\"power_management\":{\"enabled\":true}}");
    }

    @AfterAll
    static void end() {
        lone.keepLog("quarantine");
        lone.close();
    }

    @AfterEach
    void takeAway() {
        if (plugin().isThere()) {
            plugin().uninstall();
        }
    }

    private static ApiClient api() {
        return lone.engine().api();
    }

    private static PluginClient plugin() {
        return new PluginClient(api(), ID);
    }

    /** A fence agent that does something while a file exists, before it says which types it knows. */
    private Path sample(String version, Path bad, String mischief) {
        var bundle = new SampleBundle("sample.fence", version)
                .header(
                        "Import-Package",
                        "org.vireo.spi.fence;version=\"[1.0,2)\",org.vireo.spi.host;version=\"[1.0,2)\"")
                .source("sample.Fence", """
                        package sample;
                        import org.vireo.spi.fence.*;
                        import org.vireo.spi.host.Call;
                        public final class Fence implements FenceAgent {
                            public String type() { return "sample"; }
                            public java.util.Set<String> types() {
                                if (java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) { %s }
                                return java.util.Set.of("sample");
                            }
                            public PowerState status(FenceTarget target, Call call) { return PowerState.ON; }
                            public void powerOff(FenceTarget target, Call call) {}
                            public void powerOn(FenceTarget target, Call call) {}
                        }
                        """.formatted(bad, mischief))
                .component(
                        "sample.Fence", List.of("org.vireo.spi.fence.FenceAgent"), Map.of("vireo.type", "sample"), "");
        return new SamplePackage(ID, version)
                .provides("fence", "sample")
                .engine("engine.jar", bundle)
                .write(folder.resolve(version + ".kar"));
    }

    private static String askedForPower() {
        return api().send(
                        "POST", host + "/fence", "application/json", "application/json", "{\"fence_type\":\"status\"}")
                .body();
    }

    /** Calls it until it is in quarantine for a reason, which callers are told; released, it works again once its cause is gone. */
    private void isQuarantined(String version, String mischief, String reason) throws IOException {
        var bad = Files.createFile(folder.resolve("bad-" + version));
        assertThat(plugin().bring(sample(version, bad, mischief))).isEqualTo("finished");
        Await.until("the plugin is in quarantine", PATIENCE, () -> {
            askedForPower();
            return plugin().shown().path("status").asText().equals("quarantined");
        });
        assertThat(plugin().reason()).contains(reason);
        assertThat(askedForPower()).contains("is in quarantine until an administrator releases it");
        assertThat(lone.engine().shell().run("vireo:plugin-list")).contains("quarantined");

        Files.delete(bad);
        assertThat(plugin().act("release")).isEqualTo("finished");
        assertThat(plugin().shown().path("status").asText()).isEqualTo("active");
        assertThat(ApiClient.parse(askedForPower())
                        .at("/power_management/status")
                        .asText())
                .isEqualTo("on");
        plugin().uninstall();
    }

    @Test
    void oneThatThrows() throws IOException {
        isQuarantined(
                "1.0.0",
                "if (true) throw new IllegalStateException(\"no idea\");",
                "5 calls in a row failed, the last one: types() threw java.lang.IllegalStateException: no idea");
    }

    @Test
    void oneThatHangs() throws IOException {
        isQuarantined(
                "1.0.1",
                "try { Thread.sleep(3600000); } catch (InterruptedException e) { throw new IllegalStateException(e); }",
                "5 calls in a row failed, the last one: types()");
    }

    @Test
    void oneThatLeaksThreads() throws IOException {
        isQuarantined("1.0.2", """
                for (int i = 0; i < 70; i++) {
                    var left = new Thread(() -> { try { Thread.sleep(3600000); } catch (InterruptedException e) { return; } });
                    left.setDaemon(true);
                    left.start();
                }
                """, "threads and not ended them, 64 are allowed");
    }

    /** A directory that has one answer to every login while a file exists. */
    private Path directory(Path bad) {
        var bundle = new SampleBundle("sample.directory", "1.0.0")
                .header("Import-Package", "org.vireo.spi.directory;version=\"[1.0,2)\"")
                .source("sample.Directory", """
                        package sample;
                        import java.time.Instant;
                        import java.util.*;
                        import org.vireo.spi.directory.*;
                        public final class Directory implements DirectoryProvider {
                            public String type() { return "sample"; }
                            public String profile() { return "sample"; }
                            public Set<DirectoryFeature> features() { return Set.of(); }
                            public LoginOutcome login(Credentials credentials, Instant deadline) {
                                if (java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) {
                                    throw new IllegalStateException("no idea");
                                }
                                return new LoginOutcome.Rejected(RejectionReason.DISABLED);
                            }
                            public Optional<DirectoryUser> user(PrincipalKey key, Instant deadline) { return Optional.empty(); }
                            public Optional<DirectoryGroup> group(PrincipalKey key, Instant deadline) { return Optional.empty(); }
                            public Page<DirectoryUser> users(PrincipalQuery query, PageRequest page, Instant deadline) {
                                return new Page<>(List.of(), false);
                            }
                            public Page<DirectoryGroup> groups(PrincipalQuery query, PageRequest page, Instant deadline) {
                                return new Page<>(List.of(), false);
                            }
                            public Set<DirectoryGroup> groupsOf(String userId, Instant deadline) { return Set.of(); }
                        }
                        """.formatted(bad))
                .component(
                        "sample.Directory",
                        List.of("org.vireo.spi.directory.DirectoryProvider"),
                        Map.of("vireo.type", "sample", "vireo.directory.profile", "sample"),
                        "");
        return new SamplePackage("directory-sample", "1.0.0")
                .provides("directory", "sample")
                .engine("engine.jar", bundle)
                .write(folder.resolve("directory.kar"));
    }

    private static String refusal() {
        return catchThrowable(() -> api().token("kim@sample", "secret")).getMessage();
    }

    @Test
    void aDirectoryThatThrowsKeepsNobodyElseOut() throws IOException {
        var bad = Files.createFile(folder.resolve("bad"));
        var plugin = new PluginClient(api(), "directory-sample");
        assertThat(plugin.bring(directory(bad))).isEqualTo("finished");
        Await.until("the directory is in quarantine", PATIENCE, () -> {
            assertThat(refusal()).contains("cannot be asked at present");
            return plugin.shown().path("status").asText().equals("quarantined");
        });
        assertThat(plugin.reason()).contains("5 calls in a row failed, the last one: login() threw");
        assertThat(api().token(EngineProcess.ADMIN, lone.engine().password())).isNotEmpty();
        assertThat(api().get(ApiClient.API + "domains").toString()).contains("sample-authz");

        Files.delete(bad);
        assertThat(plugin.act("release")).isEqualTo("finished");
        Await.until("the directory is asked again", PATIENCE, () -> refusal().contains("disabled"));
        plugin.uninstall();
    }
}
