package org.vireo.network.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.host.network.bridge.BridgeNetworkDriver;
import org.vireo.host.spi.network.HypervisorNetwork;
import org.vireo.host.spi.network.HypervisorNetworks;
import org.vireo.host.spi.network.NatNetwork;
import org.vireo.model.NetworkId;
import org.vireo.model.NicId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.vm.PortBinding.BridgePort;
import org.vireo.protocol.vm.PortBinding.NetworkPort;
import org.vireo.spi.host.HostLink;
import org.vireo.spi.network.NetworkProvider;
import org.vireo.spi.network.NetworkSpec;
import org.vireo.spi.network.NicSpec;
import org.vireo.testkit.DriverHosts;
import org.vireo.testkit.NetworkProviderContract;

/** Against the real driver of the host and a hypervisor that keeps networks in memory. */
class BridgeNetworkProviderTest extends NetworkProviderContract {
    private static final NicSpec NIC = new NicSpec(NicId.random(), VmId.random(), "56:6f:00:00:00:01");

    private final NetworkProvider provider = new BridgeNetworkProvider();
    private final KeptNetworks kept = new KeptNetworks();
    private final HostLink hosts = DriverHosts.with(new BridgeNetworkDriver(kept));

    @Override
    protected NetworkProvider provider() {
        return provider;
    }

    @Override
    protected HostLink hosts() {
        return hosts;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of();
    }

    @Test
    void portIsTheNetworkThatTheHostMade() {
        provider.realize(network(), host(), call());
        var port = (NetworkPort) provider.plug(NIC, network(), host(), call());
        assertThat(kept.networks).containsOnlyKeys(port.network());
    }

    @Test
    void networksDoNotShareASubnet() {
        provider.realize(network(), host(), call());
        var other = new NetworkSpec(NetworkId.random(), "other", Optional.empty(), 0, Map.of());
        provider.realize(other, host(), call());
        assertThat(kept.networks.values())
                .extracting(NatNetwork::gateway)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(gateway -> gateway.matches("192\\.168\\.\\d+\\.1"));
    }

    @Test
    void bridgeThatTheHostLacksIsRefused() {
        var network = bridged("nosuchbridge");
        assertThatThrownBy(() -> provider.realize(network, host(), call()))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("nosuchbridge");
        assertThat(kept.networks).isEmpty();
        assertThat(provider.plug(NIC, network, host(), call())).isEqualTo(new BridgePort("nosuchbridge"));
    }

    @Test
    void tagIsRefused() {
        var tagged = new NetworkSpec(NetworkId.random(), "tagged", Optional.of(7), 0, Map.of());
        assertThatThrownBy(() -> provider.realize(tagged, host(), call())).hasMessageContaining("VLAN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "sixteen-letters-", "a b", "br0\n"})
    void bridgeMustBeAnInterfaceName(String name) {
        assertThatThrownBy(() -> provider.check(Map.of("mode", "bridge", "bridge", name)))
                .hasMessageContaining("'bridge'");
    }

    @Test
    void unknownModeIsRefused() {
        assertThatThrownBy(() -> provider.check(Map.of("mode", "magic"))).hasMessageContaining("magic");
    }

    private static NetworkSpec bridged(String bridge) {
        return new NetworkSpec(
                NetworkId.random(), "bridged", Optional.empty(), 0, Map.of("mode", "bridge", "bridge", bridge));
    }

    private static final class KeptNetworks implements HypervisorNetworks {
        private final Map<String, NatNetwork> networks = new LinkedHashMap<>();

        @Override
        public List<HypervisorNetwork> list() {
            var list = new ArrayList<HypervisorNetwork>();
            networks.forEach((name, network) -> list.add(
                    new HypervisorNetwork(name, "nat", network.bridge(), List.of(network.gateway() + "/24"), true)));
            return list;
        }

        @Override
        public void start(NatNetwork network) {
            assertThat(network.bridge()).hasSizeLessThanOrEqualTo(15);
            networks.putIfAbsent(network.name(), network);
        }

        @Override
        public void remove(String name) {
            networks.remove(name);
        }
    }
}
