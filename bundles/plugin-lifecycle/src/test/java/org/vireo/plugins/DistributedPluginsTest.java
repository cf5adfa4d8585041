package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.engine.api.plugin.DisablePlugin;
import org.vireo.engine.api.plugin.UninstallPlugin;
import org.vireo.engine.api.plugin.UpgradePlugin;
import org.vireo.model.PluginStatus;

/** The plugins of a distribution meet what an earlier start and an administrator left. */
class DistributedPluginsTest {
    private static final String FIRST = "scheduler-first";
    private static final String SECOND = "scheduler-second";

    @TempDir
    Path home;

    private LifecycleEngine engine;

    @BeforeEach
    void boot() throws IOException {
        engine = new LifecycleEngine(home);
    }

    @AfterEach
    void end() throws Exception {
        engine.close();
    }

    /** A start of an engine whose folder holds these packages. */
    private void startWith(SamplePackage... packages) throws IOException {
        var folder = engine.works.distribution().folder();
        Files.createDirectories(folder.resolve("more"));
        for (var old : engine.works.distribution().packages()) {
            Files.delete(old);
        }
        for (int i = 0; i < packages.length; i++) {
            packages[i].write(folder.resolve(i + ".kar"));
        }
        sample(SECOND, "9.0.0").write(folder.resolve("more/not-wanted.kar"));
        new DistributedPlugins(
                        engine.works,
                        new PluginReception(engine.works, null, engine.runner.commands(), null),
                        engine.runner.commands())
                .bringAll();
    }

    private static SamplePackage sample(String id, String version) {
        return new SamplePackage(id, version)
                .engine("engine.jar", new SampleBundle(id + ".engine", version.split("-")[0]));
    }

    @Test
    void installsAllOfThemThoseThatOthersNeedFirst() throws Exception {
        var needing = sample(FIRST, "1.0.0")
                .manifest(m -> m.withArray("requires")
                        .addObject()
                        .put("plugin", SECOND)
                        .put("range", "[1,2)"));
        startWith(needing, sample(SECOND, "1.0.0"));
        assertThat(engine.there()).containsExactly(FIRST + " 1.0.0 active", SECOND + " 1.0.0 active");
        assertThat(engine.container.plugins()).hasSize(2);
    }

    @Test
    void oneThatFailsDoesNotKeepOthersAway() throws Exception {
        var failing = new SamplePackage(FIRST, "1.0.0")
                .engine("engine.jar", new SampleBundle("x", "1.0.0").header("Bundle-Activator", "sample.Absent"));
        startWith(failing, sample(SECOND, "1.0.0"));
        assertThat(engine.there()).containsExactly(FIRST + " 1.0.0 failed", SECOND + " 1.0.0 active");
        startWith(sample(FIRST, "1.0.0"));
        assertThat(engine.there()).contains(FIRST + " 1.0.0 active");
    }

    @Test
    void takesThemToNewerVersionsOnly() throws Exception {
        startWith(sample(FIRST, "1.1.0"));
        startWith(sample(FIRST, "1.0.0"));
        assertThat(engine.there()).containsExactly(FIRST + " 1.1.0 active");
        startWith(sample(FIRST, "1.2.0"));
        assertThat(engine.there()).containsExactly(FIRST + " 1.2.0 active");
    }

    @Test
    void takesEveryOtherBuildOfAVersionThatIsNotReleased() throws Exception {
        startWith(sample(FIRST, "1.0.0.SNAPSHOT-b"));
        startWith(sample(FIRST, "1.0.0.SNAPSHOT-a"));
        assertThat(engine.there()).containsExactly(FIRST + " 1.0.0.SNAPSHOT-a active");
        startWith(sample(FIRST, "1.0.0"));
        assertThat(engine.there()).containsExactly(FIRST + " 1.0.0 active");
        startWith(sample(FIRST, "1.0.0.SNAPSHOT-c"));
        assertThat(engine.there()).containsExactly(FIRST + " 1.0.0 active");
    }

    @Test
    void leavesWhatAnAdministratorDecided() throws Exception {
        startWith(sample(FIRST, "1.0.0"), sample(SECOND, "1.0.0"));
        startWith(sample(FIRST, "1.1.0"));
        engine.run(new UpgradePlugin(FIRST, "1.1.0", "1.0.0", Optional.empty(), false, "distribution"));
        engine.run(new UninstallPlugin(SECOND, false));
        startWith(sample(FIRST, "1.1.0"), sample(SECOND, "1.1.0"));
        assertThat(engine.there()).containsExactly(FIRST + " 1.0.0 active");
        engine.run(new DisablePlugin(FIRST));
        startWith(sample(FIRST, "1.2.0"));
        assertThat(engine.there()).containsExactly(FIRST + " 1.0.0 " + PluginStatus.DISABLED.text());
    }
}
