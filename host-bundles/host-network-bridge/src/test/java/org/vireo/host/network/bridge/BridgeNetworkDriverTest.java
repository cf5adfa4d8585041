package org.vireo.host.network.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.network.HypervisorNetwork;
import org.vireo.host.spi.network.HypervisorNetworks;
import org.vireo.host.spi.network.NatNetwork;
import org.vireo.model.NetworkId;
import org.vireo.model.OperationId;
import org.vireo.protocol.network.FoundNetwork;
import org.vireo.protocol.network.NetworkTarget;

class BridgeNetworkDriverTest {
    private final HostCall call =
            new HostCall(OperationId.random(), Instant.now().plusSeconds(60));
    private final Kept kept = new Kept();
    private final Machine machine = new Machine();
    private final BridgeNetworkDriver driver = new BridgeNetworkDriver(kept, machine);

    @Test
    void firstFreeSubnetIsTaken() {
        machine.subnets = List.of(Subnet.parse("192.168.120.5/25").orElseThrow());
        kept.networks.add(new HypervisorNetwork("default", "nat", "virbr0", List.of("192.168.121.1/24"), true));
        driver.realize(nat(), call);
        assertThat(kept.started).singleElement().satisfies(network -> {
            assertThat(network.gateway()).isEqualTo("192.168.122.1");
            assertThat(network.firstAddress()).isEqualTo("192.168.122.2");
            assertThat(network.lastAddress()).isEqualTo("192.168.122.254");
            assertThat(network.bridge()).hasSizeLessThanOrEqualTo(15);
        });
    }

    @Test
    void networkThatIsThereKeepsItsSubnet() {
        var target = nat();
        driver.realize(target, call);
        machine.subnets = List.of(Subnet.parse("192.168.120.1/24").orElseThrow());
        driver.realize(target, call);
        assertThat(kept.started).extracting(NatNetwork::gateway).containsExactly("192.168.120.1", "192.168.120.1");
    }

    @Test
    void noFreeSubnetIsRefused() {
        machine.subnets = List.of(Subnet.parse("192.168.0.0/16").orElseThrow());
        assertThatThrownBy(() -> driver.realize(nat(), call)).hasMessageContaining("is taken");
        assertThat(kept.started).isEmpty();
    }

    @Test
    void networkWithGuestsIsKept() {
        var target = nat();
        driver.realize(target, call);
        machine.ports = List.of("vnet0");
        assertThatThrownBy(() -> driver.withdraw(target, call)).hasMessageContaining("connected");
        machine.ports = List.of();
        driver.withdraw(target, call);
        assertThat(kept.networks).isEmpty();
    }

    @Test
    void bridgeOfTheHostIsUsedAsItIs() {
        var target = bridged("br0");
        assertThatThrownBy(() -> driver.realize(target, call)).hasMessageContaining("'br0'");
        machine.bridges = List.of("br0");
        driver.realize(target, call);
        driver.withdraw(target, call);
        assertThat(kept.started).isEmpty();
        assertThat(driver.discover(call)).containsExactly(new FoundNetwork("br0", "bridge"));
    }

    @Test
    void unknownModeIsRefused() {
        var target = new NetworkTarget(NetworkId.random(), "n", "bridge", Optional.empty(), 0, Map.of("mode", "magic"));
        assertThatThrownBy(() -> driver.realize(target, call)).hasMessageContaining("magic");
    }

    @Test
    void subnetsOverlapWhenOneHoldsTheOther() {
        var wide = Subnet.parse("10.0.0.0/8").orElseThrow();
        assertThat(wide.overlaps(Subnet.parse("10.255.255.255/32").orElseThrow()))
                .isTrue();
        assertThat(Subnet.parse("10.1.2.3/24").orElseThrow().overlaps(wide)).isTrue();
        assertThat(wide.overlaps(Subnet.parse("11.0.0.0/24").orElseThrow())).isFalse();
        assertThat(Subnet.parse("fe80::1/64")).isEmpty();
        assertThat(Subnet.parse("255.255.255.254/31").orElseThrow().address(1)).isEqualTo("255.255.255.255");
    }

    @Test
    void machineTellsItsOwnSubnets() {
        assertThat(new HostNetwork().subnets())
                .contains(Subnet.parse("127.0.0.1/8").orElseThrow());
    }

    private static NetworkTarget nat() {
        return new NetworkTarget(NetworkId.random(), "n", "bridge", Optional.empty(), 0, Map.of("mode", "nat"));
    }

    private static NetworkTarget bridged(String bridge) {
        return new NetworkTarget(
                NetworkId.random(), "n", "bridge", Optional.empty(), 0, Map.of("mode", "bridge", "bridge", bridge));
    }

    private static final class Machine extends HostNetwork {
        private List<String> bridges = List.of();
        private List<String> ports = List.of();
        private List<Subnet> subnets = List.of();

        @Override
        List<String> bridges() {
            return bridges;
        }

        @Override
        List<String> ports(String bridge) {
            return ports;
        }

        @Override
        List<Subnet> subnets() {
            return subnets;
        }
    }

    private static final class Kept implements HypervisorNetworks {
        private final List<HypervisorNetwork> networks = new ArrayList<>();
        private final List<NatNetwork> started = new ArrayList<>();

        @Override
        public List<HypervisorNetwork> list() {
            return List.copyOf(networks);
        }

        @Override
        public void start(NatNetwork network) {
            started.add(network);
            if (networks.stream().noneMatch(one -> one.name().equals(network.name()))) {
                networks.add(new HypervisorNetwork(
                        network.name(), "nat", network.bridge(), List.of(network.gateway() + "/24"), true));
            }
        }

        @Override
        public void remove(String name) {
            networks.removeIf(one -> one.name().equals(name));
        }
    }
}
