package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.NetworkId;
import org.vireo.model.NicId;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.protocol.network.FoundNetwork;
import org.vireo.protocol.vm.PortBinding;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;
import org.vireo.spi.network.NetworkProvider;
import org.vireo.spi.network.NetworkSpec;
import org.vireo.spi.network.NicSpec;

/** What every type of network does. A plugin's test extends it. */
public abstract class NetworkProviderContract {
    private final HostId host = HostId.random();
    private final NetworkId id = NetworkId.random();

    /** What is tested. */
    protected abstract NetworkProvider provider();

    /** A host that can do what the provider asks for. */
    protected abstract HostLink hosts();

    /** Settings of a network that the host can make; the same during one test. */
    protected abstract Map<String, String> settings();

    /** Another operation each time. */
    protected final Call call() {
        return TestCall.to(hosts());
    }

    /** The network of this test. */
    protected final NetworkSpec network() {
        return new NetworkSpec(id, "contract", Optional.empty(), 0, provider().check(settings()));
    }

    /** A host of this test. */
    protected final HostId host() {
        return host;
    }

    @Test
    void hasATypeInSmallLetters() {
        assertThat(provider().type()).matches("[a-z][a-z0-9]*");
    }

    @Test
    void checkedSettingsPassAgainUnchanged() {
        var checked = provider().check(settings());
        assertThat(provider().check(checked)).isEqualTo(checked);
    }

    @Test
    void unknownSettingIsRefusedByName() {
        var with = new HashMap<>(settings());
        with.put("no_such_setting", "x");
        assertThatThrownBy(() -> provider().check(with))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(ModelError.BAD_VALUE))
                .hasMessageContaining("no_such_setting");
    }

    @Test
    void networkIsRealizedAgainAndAgain() {
        provider().realize(network(), host, call());
        List<FoundNetwork> found = provider().discover(host, call());
        provider().realize(network(), host, call());
        assertThat(provider().discover(host, call())).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void networkIsWithdrawnAgainAndAgain() {
        List<FoundNetwork> before = provider().discover(host, call());
        provider().realize(network(), host, call());
        provider().withdraw(network(), host, call());
        provider().withdraw(network(), host, call());
        assertThat(provider().discover(host, call())).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void interfaceGetsTheSamePortEachTime() {
        provider().realize(network(), host, call());
        var nic = new NicSpec(NicId.random(), VmId.random(), "56:6f:00:00:00:01");
        PortBinding port = provider().plug(nic, network(), host, call());
        assertThat(port).isNotInstanceOf(PortBinding.Unconnected.class);
        assertThat(provider().plug(nic, network(), host, call())).isEqualTo(port);
        provider().unplug(nic, network(), host, call());
        provider().unplug(nic, network(), host, call());
    }
}
