package org.vireo.host.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.spi.hosts.HostDrivers;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.protocol.plugin.ActivateHalf;
import org.vireo.protocol.plugin.HalfFile;
import org.vireo.protocol.plugin.HalfType;
import org.vireo.protocol.plugin.PluginRef;
import org.vireo.protocol.plugin.StagePart;

class SimulatedHalvesTest {
    private static final HalfFile FILE = new HalfFile("half.jar", 3, "ab".repeat(32));

    @TempDir
    private Path directory;

    private final Set<String> types = new TreeSet<>();
    private final List<StorageDriver> storage = new ArrayList<>();

    private SimulatedHalves halves(double failures) {
        var behaviour = new Behaviour(
                ByteSize.ofGiB(2),
                ByteSize.ofGiB(1),
                CpuTopology.SINGLE,
                ByteSize.ofGiB(10),
                new Behaviour.Delays(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                new Behaviour.Failures(0, 0, 0, failures),
                10,
                true);
        return new SimulatedHalves(
                "sim-001", directory, behaviour, CompletableFuture.completedFuture(new Types()), () -> 50);
    }

    private final class Types implements HostDrivers {
        @Override
        public void addStorage(StorageDriver driver) {
            storage.add(driver);
            types.add(driver.type());
        }

        @Override
        public void removeStorage(StorageDriver driver) {
            types.remove(driver.type());
        }

        @Override
        public void addNetwork(NetworkDriver driver) {
            types.add(driver.type());
        }

        @Override
        public void removeNetwork(NetworkDriver driver) {
            types.remove(driver.type());
        }
    }

    private static ActivateHalf half(String version) {
        return new ActivateHalf(
                new PluginRef("storage-nfs", version),
                List.of(FILE),
                Map.of(),
                List.of(new HalfType("storage", "nfs"), new HalfType("network", "tunnel")),
                false,
                10);
    }

    private static void stage(SimulatedHalves halves) {
        halves.stage(StagePart.of(new PluginRef("storage-nfs", "1.0.0"), FILE, 0, new byte[3], 3));
    }

    @Test
    void keepsTheDriversOfAVersionThatIsAskedForAgain() {
        var halves = halves(0);
        stage(halves);
        halves.activate(half("1.0.0"));
        assertThat(halves.activate(half("1.0.0")).before()).contains(new PluginRef("storage-nfs", "1.0.0"));
        assertThat(storage).hasSize(1);
        assertThat(types).containsExactly("nfs", "tunnel");
    }

    @Test
    void bringsDriversAndTakesThemAway() {
        var halves = halves(0);
        stage(halves);
        assertThat(halves.activate(half("1.0.0")).before()).isEmpty();
        assertThat(types).containsExactly("nfs", "tunnel");
        assertThat(halves.activate(half("1.1.0")).before()).contains(new PluginRef("storage-nfs", "1.0.0"));
        assertThat(halves.list())
                .singleElement()
                .satisfies(there -> assertThat(there.plugin().version()).isEqualTo("1.1.0"));
        assertThat(halves.withdraw("storage-nfs")).contains(new PluginRef("storage-nfs", "1.1.0"));
        assertThat(types).isEmpty();
        assertThat(halves.list()).isEmpty();
    }

    @Test
    void refusesWhatWasNotSent() {
        assertThatThrownBy(() -> halves(0).activate(half("1.0.0"))).hasMessageContaining("was never sent");
    }

    @Test
    void failsAsOftenAsItIsTold() {
        var halves = halves(60);
        stage(halves);
        assertThatThrownBy(() -> halves.activate(half("1.0.0"))).hasMessageContaining("nothing of it is left");
        assertThat(halves.list()).isEmpty();
        assertThat(types).isEmpty();
    }
}
