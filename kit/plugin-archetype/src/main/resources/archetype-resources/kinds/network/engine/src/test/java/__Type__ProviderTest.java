package ${package};

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ${package}.host.${Type}Driver;
import org.vireo.model.NetworkId;
import org.vireo.spi.host.HostLink;
import org.vireo.spi.network.NetworkProvider;
import org.vireo.spi.network.NetworkSpec;
import org.vireo.testkit.DriverHosts;
import org.vireo.testkit.NetworkProviderContract;

/** Both halves together, on a host whose interfaces are folders. */
class ${Type}ProviderTest extends NetworkProviderContract {
    @TempDir
    private Path interfaces;

    @BeforeEach
    void makeBridge() throws IOException {
        Files.createDirectories(interfaces.resolve("br0/bridge"));
        Files.createDirectories(interfaces.resolve("eth0"));
    }

    @Override
    protected NetworkProvider provider() {
        return new ${Type}Provider();
    }

    @Override
    protected HostLink hosts() {
        return DriverHosts.with(new ${Type}Driver(interfaces));
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("bridge", "br0");
    }

    @Test
    void bridgeThatTheHostLacksIsRefusedByName() {
        var other = new NetworkSpec(NetworkId.random(), "other", Optional.empty(), 0, Map.of("bridge", "eth0"));
        assertThatThrownBy(() -> provider().realize(other, host(), call())).hasMessageContaining("eth0");
    }
}
