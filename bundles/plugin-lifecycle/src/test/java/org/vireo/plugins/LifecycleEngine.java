package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.InstallPlugin;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.jobs.TestRunner;

/** The lifecycle with all its commands on a real database and a real framework. */
final class LifecycleEngine {
    final TestStore store = new TestStore();
    final Container container;
    PluginWorks works;
    HalvesOnHosts halves;
    TestRunner runner;

    private final Path home;

    LifecycleEngine(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("etc"));
        container = new Container(home);
        start(place -> {});
    }

    /**
     * The engine's parts anew on the same database and framework; those of before must have ended.
     *
     * @param death is told each place that a job reaches, and may throw {@link TestRunner.Dies} there
     */
    void start(Consumer<String> death) {
        works = container.works(store, new HeardEvents(), Duration.ofSeconds(2));
        halves = new HalvesOnHosts(works);
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
                        new EnablePluginHandler(works, change, halves, started),
                        new DisablePluginHandler(works, departure, started),
                        new UninstallPluginHandler(works, departure, started),
                        new UpdateHostHalvesHandler(works, halves, started)),
                death);
    }

    /** Keeps a package as if somebody had sent it. */
    UUID received(SamplePackage sample) throws IOException {
        var upload = UUID.randomUUID();
        try (var content = Files.newInputStream(sample.write(home.resolve(upload + ".kar")))) {
            works.files().receive(upload, content, 1_000_000);
        }
        return upload;
    }

    JobOutcome install(String id, String version, SamplePackage sample) throws Exception {
        return end(submit(new InstallPlugin(id, version, received(sample), false, "upload")));
    }

    Submission submit(Command command) {
        return runner.commands().submit(command, Caller.engine("test"));
    }

    JobOutcome end(Submission submission) throws Exception {
        return submission.outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    void run(Command command) throws Exception {
        assertThat(end(submit(command))).isInstanceOf(JobOutcome.Finished.class);
    }

    /** Name, version and status of each plugin. */
    List<String> there() {
        return store.transactions()
                .read(() -> store.inventory().list(Plugin.class, Where.all().orderBy("name")).stream()
                        .map(row -> row.name() + " " + row.version() + " "
                                + row.status().text())
                        .toList());
    }

    void close() throws Exception {
        runner.stop();
        container.close();
        store.close();
    }
}
