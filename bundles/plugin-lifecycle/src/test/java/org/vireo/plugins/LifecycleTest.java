package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.plugin.InstallPlugin;
import org.vireo.engine.api.plugin.UninstallPlugin;
import org.vireo.engine.api.plugin.UpgradePlugin;
import org.vireo.inventory.Plugin;
import org.vireo.jobs.TestRunner;
import org.vireo.model.PluginId;
import org.vireo.model.PluginStatus;

/** Plugins come, change and go on a real database and a real framework, while the engine dies wherever it can. */
class LifecycleTest {
    private static final String ID = "scheduler-sample";
    private static final List<String> STEPS = List.of("stage", "engine-half", "health", "host-halves");

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

    private UUID received(String version, boolean broken) throws IOException {
        var bundle = new SampleBundle("sample.engine", version);
        if (broken) {
            bundle.header("Bundle-Activator", "sample.Absent");
        }
        return engine.received(new SamplePackage(ID, version)
                .engine("engine.jar", bundle)
                .configuration("vireo.scheduler.sample", "answer = " + version + "\n"));
    }

    private Command install(String version, boolean broken) throws IOException {
        return new InstallPlugin(ID, version, received(version, broken), false, "upload");
    }

    private Command upgrade(String from, String to, boolean broken) throws IOException {
        return new UpgradePlugin(ID, from, to, Optional.of(received(to, broken)), false, "upload");
    }

    private JobOutcome run(Command command) throws Exception {
        return engine.end(engine.submit(command));
    }

    private Plugin row() {
        return engine.store.transactions().read(() -> engine.store.inventory().get(Plugin.class, PluginId.named(ID)));
    }

    private Path etc() {
        return home.resolve("etc/vireo.scheduler.sample.cfg");
    }

    private void is(String version, PluginStatus status) {
        assertThat(row().version()).isEqualTo(version);
        assertThat(row().status()).isEqualTo(status);
        assertThat(engine.container.plugins())
                .isEqualTo(
                        status == PluginStatus.ACTIVE
                                ? Set.of("vireo-plugin:" + ID + "/" + version + "/engine.jar")
                                : Set.of());
    }

    @Test
    void installsUpgradesGoesBackAndUninstalls() throws Exception {
        assertThat(run(install("1.0.0", false))).isInstanceOf(JobOutcome.Finished.class);
        is("1.0.0", PluginStatus.ACTIVE);
        Files.writeString(etc(), "answer = mine\n");
        assertThat(run(upgrade("1.0.0", "1.1.0", false))).isInstanceOf(JobOutcome.Finished.class);
        is("1.1.0", PluginStatus.ACTIVE);
        Files.writeString(etc(), "answer = later\n");
        assertThat(run(new UpgradePlugin(ID, "1.1.0", "1.0.0", Optional.empty(), false, "upload")))
                .isInstanceOf(JobOutcome.Finished.class);
        is("1.0.0", PluginStatus.ACTIVE);
        assertThat(etc()).hasContent("answer = mine");
        assertThat(run(new UninstallPlugin(ID, false))).isInstanceOf(JobOutcome.Finished.class);
        assertThat(engine.container.plugins()).isEmpty();
        assertThat(etc()).doesNotExist();
        assertThat(home.resolve("plugins").resolve(ID)).doesNotExist();
    }

    @Test
    void bringsBackWhatTheContainerForgot() throws Exception {
        run(install("1.0.0", false));
        engine.works.engine().removeAll(engine.works.engine().ofPlugin(ID));
        engine.runner.stop();
        engine.start(place -> {});
        is("1.0.0", PluginStatus.ACTIVE);
    }

    @Test
    void quarantinesWhatCannotBeBroughtBack() throws Exception {
        run(install("1.0.0", false));
        engine.works.engine().removeAll(engine.works.engine().ofPlugin(ID));
        engine.works.files().delete(ID, "1.0.0");
        engine.runner.stop();
        engine.start(place -> {});
        assertThat(row().status()).isEqualTo(PluginStatus.QUARANTINED);
        assertThat(row().reason()).contains("could not be brought back");
    }

    static Stream<String> places() {
        return Stream.concat(
                Stream.of("before complete", "completed"),
                STEPS.stream().flatMap(step -> Stream.of("before " + step, "begun " + step, "did " + step)));
    }

    static Stream<String> placesOnTheWayBack() {
        return Stream.concat(
                Stream.of("failed engine-half", "before abandon", "abandoned"),
                Stream.of("stage", "engine-half").flatMap(s -> Stream.of("before undo " + s, "undid " + s)));
    }

    private void dieAt(String place, Command command) throws Exception {
        engine.runner.stop();
        engine.start(reached -> {
            if (reached.equals(place)) {
                throw new TestRunner.Dies(place);
            }
        });
        engine.submit(command);
        assertThat(engine.runner.awaitDeath()).as("died").isTrue();
        engine.start(reached -> {});
    }

    private void until(PluginStatus status) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (row().status() != status) {
            assertThat(System.nanoTime()).as("still " + row().status()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void finishesAnInstallationAfterADeath(String place) throws Exception {
        dieAt(place, install("1.0.0", false));
        until(PluginStatus.ACTIVE);
        is("1.0.0", PluginStatus.ACTIVE);
        assertThat(etc()).hasContent("answer = 1.0.0");
    }

    @ParameterizedTest
    @MethodSource("places")
    void finishesAnUpgradeAfterADeath(String place) throws Exception {
        run(install("1.0.0", false));
        Files.writeString(etc(), "answer = mine\n");
        dieAt(place, upgrade("1.0.0", "1.1.0", false));
        until(PluginStatus.ACTIVE);
        is("1.1.0", PluginStatus.ACTIVE);
        assertThat(etc()).hasContent("answer = mine");
    }

    @ParameterizedTest
    @MethodSource("placesOnTheWayBack")
    void goesBackToTheVersionBeforeAfterADeath(String place) throws Exception {
        run(install("1.0.0", false));
        Files.writeString(etc(), "answer = mine\n");
        dieAt(place, upgrade("1.0.0", "1.1.0", true));
        until(PluginStatus.ACTIVE);
        is("1.0.0", PluginStatus.ACTIVE);
        assertThat(row().reason()).startsWith("Stayed at 1.0.0, as 1.1.0 failed: ");
        assertThat(etc()).hasContent("answer = mine");
        assertThat(engine.works.files().has(ID, "1.1.0")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("placesOnTheWayBack")
    void leavesNothingOfAFailedInstallationAfterADeath(String place) throws Exception {
        dieAt(place, install("1.0.0", true));
        until(PluginStatus.FAILED);
        is("1.0.0", PluginStatus.FAILED);
        assertThat(row().reason()).contains("could not be started");
        assertThat(etc()).doesNotExist();
        assertThat(engine.works.files().has(ID, "1.0.0")).isFalse();
    }
}
