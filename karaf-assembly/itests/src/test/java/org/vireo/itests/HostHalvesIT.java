package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.plugins.SampleBundle;
import org.vireo.plugins.SamplePackage;

/** Host halves that fail on one of two hosts, and an engine that dies while it brings them. */
@InLab
class HostHalvesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The agents of both hosts see the files of this machine. */
    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void in(Lab present) {
        lab = present;
    }

    @AfterEach
    void takeAway() {
        if (plugin().isThere()) {
            assertThat(plugin().uninstall()).isEqualTo("finished");
        }
    }

    private PluginClient plugin() {
        return new PluginClient(lab.api(), SamplePlugins.ID);
    }

    /** With a host half that does something when it starts. */
    private Path sample(String version, String atStart) {
        var half = new SampleBundle("sample.host", version)
                .header("Import-Package", "org.osgi.framework")
                .header("Bundle-Activator", "sample.host.Half")
                .source(
                        "sample.host.Half",
                        "package sample.host; import org.osgi.framework.*; import java.nio.file.*;"
                                + " public final class Half implements BundleActivator {"
                                + " public void start(BundleContext context) throws Exception {" + atStart + " }"
                                + " public void stop(BundleContext context) {} }");
        return withHalf(version, half).write(folder.resolve("sample-" + version + ".kar"));
    }

    private static SamplePackage withHalf(String version, SampleBundle half) {
        return SamplePlugins.of(version, SamplePlugins.bundle(version)).host("half.jar", half);
    }

    private static String failingOnBeta() {
        return " if (context.getProperty(\"karaf.data\").contains(\"/beta/\")) throw new Exception(\"no room on beta\");";
    }

    private String waiting(String file) {
        return " while (!Files.exists(Path.of(\"" + folder.resolve(file) + "\"))) Thread.sleep(50);";
    }

    /** How many hosts have a version of the half in use. */
    private long hostsWith(String version) {
        return lab.engine()
                .database()
                .number("select count(*) from plugin_host h join plugin p on p.id = h.plugin_id where p.name = '"
                        + SamplePlugins.ID + "' and h.active and h.version = '" + version + "'");
    }

    @Test
    void oneThatFailsOnTheSecondHostGoesBackOnBoth() {
        assertThat(plugin().bring(sample("1.0.0", failingOnBeta()))).isEqualTo("failed");
        assertThat(plugin().shown().path("status").asText()).isEqualTo("failed");
        assertThat(plugin().reason())
                .contains("The host half of plugin scheduler-sample 1.0.0 failed on host beta")
                .contains("no room on beta");
        assertThat(hostsWith("1.0.0")).isZero();

        assertThat(plugin().bring(sample("1.1.0", ""))).isEqualTo("finished");
        assertThat(hostsWith("1.1.0")).isEqualTo(2);
        assertThat(plugin().bring(sample("1.2.0", failingOnBeta()))).isEqualTo("failed");
        plugin().is("1.1.0", "active");
        assertThat(plugin().reason())
                .startsWith("Stayed at 1.1.0, as 1.2.0 failed")
                .contains("failed on host beta");
        assertThat(hostsWith("1.1.0")).isEqualTo(2);
    }

    @Test
    void deathsOfTheEngineWhileItBringsThemEndInTheNewVersion() throws IOException {
        plugin().begin(sample("1.0.0", waiting("first")));
        dieWhileBringing("first");
        plugin().is("1.0.0", "active");
        assertThat(hostsWith("1.0.0")).isEqualTo(2);

        plugin().begin(sample("1.1.0", waiting("second")));
        dieWhileBringing("second");
        plugin().is("1.1.0", "active");
        assertThat(hostsWith("1.1.0")).isEqualTo(2);
    }

    private void dieWhileBringing(String file) throws IOException {
        Await.until(
                "the job is at the hosts",
                PATIENCE,
                () -> lab.engine()
                                .database()
                                .number(
                                        "select count(*) from job_step where step_name = 'host-halves' and status = 'STARTED'")
                        == 1);
        lab.engine().kill();
        Files.createFile(folder.resolve(file));
        lab.engine().start();
        Await.until("the engine knows its plugins", PATIENCE, () -> plugin().isThere());
    }
}
