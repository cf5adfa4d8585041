package org.vireo.host.agent.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.OperationId;
import org.vireo.model.StorageDomainId;
import org.vireo.protocol.network.DiscoverNetworks;
import org.vireo.protocol.network.FoundNetwork;
import org.vireo.protocol.network.NetworkTarget;
import org.vireo.protocol.network.NetworksFound;
import org.vireo.protocol.storage.ImportVolume;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.wire.Vocabulary;

class VerbsTest {
    private final Drivers drivers = new Drivers();
    private final HostCall call = new HostCall(OperationId.random(), Instant.MAX);
    private final List<OperationHandler<?, ?>> handlers = Stream.of(
                    new HostVerbs(drivers, Clock.systemUTC()).handlers(),
                    new StorageVerbs(drivers, Path.of("/nowhere")).handlers())
            .<OperationHandler<?, ?>>flatMap(List::stream)
            .toList();

    @SuppressWarnings("unchecked")
    private <H> H handler(Class<?> request) {
        return (H) handlers.stream()
                .filter(handler -> handler.request().equals(request))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answersEveryVerbOfHostStorageAndNetworkOnce() {
        assertThat(handlers)
                .extracting(handler -> Vocabulary.verb(handler.request()).name())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrder(
                        "host.capabilities",
                        "host.ping",
                        "network.discover",
                        "network.realize",
                        "network.withdraw",
                        "storage.attach",
                        "storage.carry-volume",
                        "storage.copy-volume",
                        "storage.create-volume",
                        "storage.delete-record",
                        "storage.delete-volume",
                        "storage.detach",
                        "storage.find-targets",
                        "storage.import-volume",
                        "storage.inspect",
                        "storage.inspect-volume",
                        "storage.list-luns",
                        "storage.list-records",
                        "storage.list-volumes",
                        "storage.log-in",
                        "storage.open-lun",
                        "storage.probe",
                        "storage.read-record",
                        "storage.rebase-volume",
                        "storage.resize-volume",
                        "storage.wipe-volume",
                        "storage.write-record");
    }

    @Test
    void saysWhichDriverIsMissing() {
        OperationHandler<ImportVolume, ?> handler = handler(ImportVolume.class);
        var target = new StorageTarget(StorageDomainId.random(), "nfs", Map.of());
        var asked = new ImportVolume(target, DiskId.random(), "x", DiskFormat.COW);
        assertThatThrownBy(() -> handler.handle(asked, call))
                .hasMessage("this host has no driver for storage of type nfs");
    }

    @Test
    void asksTheDriverThatIsThereNow() {
        OperationHandler<DiscoverNetworks, NetworksFound> handler = handler(DiscoverNetworks.class);
        var driver = new Bridges();
        drivers.addNetwork(driver);
        assertThat(handler.handle(new DiscoverNetworks("bridge"), call).networks())
                .containsExactly(new FoundNetwork("br0", "bridge"));
        drivers.removeNetwork(driver);
        assertThatThrownBy(() -> handler.handle(new DiscoverNetworks("bridge"), call))
                .hasMessageContaining("no driver for network of type bridge");
    }

    private static final class Bridges implements NetworkDriver {
        @Override
        public String type() {
            return "bridge";
        }

        @Override
        public void realize(NetworkTarget target, HostCall call) {
            throw new AssertionError("not asked for");
        }

        @Override
        public void withdraw(NetworkTarget target, HostCall call) {
            throw new AssertionError("not asked for");
        }

        @Override
        public List<FoundNetwork> discover(HostCall call) {
            return List.of(new FoundNetwork("br0", "bridge"));
        }
    }
}
