package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Submission;
import org.vireo.engine.api.plugin.DisablePlugin;
import org.vireo.engine.api.plugin.EnablePlugin;
import org.vireo.engine.api.plugin.HalfState;
import org.vireo.engine.api.plugin.HostHalves;
import org.vireo.engine.api.plugin.InstallPlugin;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.engine.api.plugin.UpdateHostHalves;
import org.vireo.engine.api.plugin.UpgradePlugin;
import org.vireo.inventory.Host;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.spi.host.Call;

/** Plugins and jobs that get into each other's way. */
class ContendingTest {
    private static final ClusterId CLUSTER = ClusterId.of("58cfb470-03b9-01d0-03b9-0000000001e7");
    private static final String ONE = "scheduler-one";
    private static final String OTHER = "scheduler-other";

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

    private static SamplePackage sample(String id, String version) {
        return new SamplePackage(id, version).engine("engine.jar", new SampleBundle(id + ".engine", version));
    }

    /** Says in its manifest that it provides a type; whether it does is a matter of health, which is not looked at here. */
    private void claim(String id) throws IOException {
        var manifest = engine.works.files().version(id, "1.0.0").resolve(PackageReader.MANIFEST);
        var text = Files.readString(manifest);
        Files.writeString(
                manifest, text.replace("\"provides\":[]", "\"provides\":[{\"kind\":\"scheduler\",\"type\":\"x\"}]"));
    }

    @Test
    void secondThatProvidesTheSameIsRefusedUntilTheFirstIsOff() throws Exception {
        engine.install(ONE, "1.0.0", sample(ONE, "1.0.0"));
        claim(ONE);
        var rival = sample(OTHER, "1.0.0").provides("scheduler", "x");
        var outcome =
                engine.end(engine.submit(new InstallPlugin(OTHER, "1.0.0", engine.received(rival), false, "upload")));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        JobOutcome.Failed.class,
                        failed -> assertThat(failed.toString())
                                .contains(
                                        "provides the scheduler type x, which the plugin scheduler-one 1.0.0 provides here"));
        assertThat(engine.there()).containsExactly(ONE + " 1.0.0 active", OTHER + " 1.0.0 failed");

        engine.run(new DisablePlugin(ONE));
        engine.install(OTHER, "1.0.0", sample(OTHER, "1.0.0"));
        claim(OTHER);
        assertThatThrownBy(() -> engine.submit(new EnablePlugin(ONE)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("which the plugin scheduler-other 1.0.0 provides here already");
    }

    @Test
    void noVersionChangesWhileAHostIsBroughtUpToDate() throws Exception {
        engine.install(ONE, "1.0.0", sample(ONE, "1.0.0"));
        var host = HostId.random();
        engine.store.transactions().run(() -> {
            var row = new Host(host);
            row.setName("alpha");
            row.setAddress("alpha.test");
            row.setClusterId(CLUSTER);
            row.setStatus(HostStatus.UP);
            engine.store.inventory().add(row);
        });
        var slow = new SlowHost();
        engine.halves.halves = slow;
        var update = engine.submit(new UpdateHostHalves(host));
        assertThat(slow.asked.await(20, TimeUnit.SECONDS)).isTrue();
        var upload = engine.received(sample(ONE, "1.1.0"));
        assertThatThrownBy(() -> upgrade(upload))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("scheduler-one is locked by 'Updating the plugins of host alpha'");
        slow.answer.countDown();
        assertThat(engine.end(update)).isInstanceOf(JobOutcome.Finished.class);
        engine.end(upgrade(upload));
        assertThat(engine.there()).containsExactly(ONE + " 1.1.0 active");
    }

    private Submission upgrade(UUID upload) {
        return engine.submit(new UpgradePlugin(ONE, "1.0.0", "1.1.0", Optional.of(upload), false, "upload"));
    }

    /** Takes its time to say that it has nothing. */
    private static final class SlowHost implements HostHalves {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch answer = new CountDownLatch(1);

        @Override
        public void rollOut(PluginManifest manifest, Path unpacked, HostId host, Call call) {
            throw new AssertionError("nothing is to be rolled out");
        }

        @Override
        public void withdraw(String plugin, HostId host, Call call) {
            throw new AssertionError("nothing is to be withdrawn");
        }

        @Override
        public List<HalfState> list(HostId host, Call call) {
            asked.countDown();
            try {
                if (!answer.await(20, TimeUnit.SECONDS)) {
                    throw new AssertionError("nobody let it answer");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        }
    }
}
