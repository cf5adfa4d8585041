package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.plugin.InstallPlugin;
import org.vireo.engine.api.plugin.UninstallPlugin;
import org.vireo.engine.api.plugin.UpgradePlugin;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.store.TestStore;
import org.vireo.jobs.TestRunner;
import org.vireo.model.PluginId;
import org.vireo.model.PluginStatus;

/** Plugins come, change and go on a real database and a real framework, while the engine dies wherever it can. */
class LifecycleTest {
    private static final String ID = "scheduler-sample";
    private static final List<String> STEPS = List.of("stage", "engine-half", "health", "host-halves");

    @TempDir
    Path home;

    private final TestStore store = new TestStore();
    private final HeardEvents events = new HeardEvents();
    private Container container;
    private PluginWorks works;
    private TestRunner runner;

    @BeforeEach
    void boot() throws IOException {
        Files.createDirectories(home.resolve("etc"));
        container = new Container(home);
        start(place -> {});
    }

    @AfterEach
    void end() throws Exception {
        runner.stop();
        container.close();
        store.close();
    }

    /** The engine's parts anew on the same database and framework. */
    private void start(Consumer<String> death) {
        works = container.works(store, events, Duration.ofSeconds(2));
        var halves = new HalvesOnHosts(works);
        var change = new VersionChange(works, halves);
        var started = new PluginStart(works);
        var departure = new Departure(works, halves, new PluginSecrets());
        runner = new TestRunner(
                store.inventory(),
                store.transactions(),
                null,
                store.sealer(),
                List.of(
                        new InstallPluginHandler(works, change, started),
                        new UpgradePluginHandler(works, change, started),
                        new UninstallPluginHandler(works, departure, started)),
                death);
    }

    private UUID received(String version, boolean broken) throws IOException {
        var bundle = new SampleBundle("sample.engine", version);
        if (broken) {
            bundle.header("Bundle-Activator", "sample.Absent");
        }
        var file = new SamplePackage(ID, version)
                .engine("engine.jar", bundle)
                .configuration("vireo.scheduler.sample", "answer = " + version + "\n")
                .write(home.resolve("sample.kar"));
        var upload = UUID.randomUUID();
        try (var content = Files.newInputStream(file)) {
            works.files().receive(upload, content, 1_000_000);
        }
        return upload;
    }

    private Command install(String version, boolean broken) throws IOException {
        return new InstallPlugin(ID, version, received(version, broken), false, "upload");
    }

    private Command upgrade(String from, String to, boolean broken) throws IOException {
        return new UpgradePlugin(ID, from, to, Optional.of(received(to, broken)), false, "upload");
    }

    private JobOutcome run(Command command) throws Exception {
        return runner.commands()
                .submit(command, Caller.engine("test"))
                .outcome()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private Plugin row() {
        return store.transactions().read(() -> store.inventory().get(Plugin.class, PluginId.named(ID)));
    }

    private Path etc() {
        return home.resolve("etc/vireo.scheduler.sample.cfg");
    }

    private void is(String version, PluginStatus status) {
        assertThat(row().version()).isEqualTo(version);
        assertThat(row().status()).isEqualTo(status);
        assertThat(container.plugins())
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
        assertThat(container.plugins()).isEmpty();
        assertThat(etc()).doesNotExist();
        assertThat(home.resolve("plugins").resolve(ID)).doesNotExist();
    }

    @Test
    void bringsBackWhatTheContainerForgot() throws Exception {
        run(install("1.0.0", false));
        works.engine().removeAll(works.engine().ofPlugin(ID));
        runner.stop();
        start(place -> {});
        is("1.0.0", PluginStatus.ACTIVE);
    }

    @Test
    void quarantinesWhatCannotBeBroughtBack() throws Exception {
        run(install("1.0.0", false));
        works.engine().removeAll(works.engine().ofPlugin(ID));
        works.files().delete(ID, "1.0.0");
        runner.stop();
        start(place -> {});
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
        runner.stop();
        start(reached -> {
            if (reached.equals(place)) {
                throw new TestRunner.Dies(place);
            }
        });
        runner.commands().submit(command, Caller.engine("test"));
        assertThat(runner.awaitDeath()).as("died").isTrue();
        start(reached -> {});
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
        assertThat(works.files().has(ID, "1.1.0")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("placesOnTheWayBack")
    void leavesNothingOfAFailedInstallationAfterADeath(String place) throws Exception {
        dieAt(place, install("1.0.0", true));
        until(PluginStatus.FAILED);
        is("1.0.0", PluginStatus.FAILED);
        assertThat(row().reason()).contains("could not be started");
        assertThat(etc()).doesNotExist();
        assertThat(works.files().has(ID, "1.0.0")).isFalse();
    }
}
