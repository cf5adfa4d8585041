package org.vireo.network.bridge;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.network.DiscoverNetworks;
import org.vireo.protocol.network.FoundNetwork;
import org.vireo.protocol.network.NetworkTarget;
import org.vireo.protocol.network.RealizeNetwork;
import org.vireo.protocol.network.WithdrawNetwork;
import org.vireo.protocol.vm.PortBinding;
import org.vireo.protocol.vm.PortBinding.BridgePort;
import org.vireo.protocol.vm.PortBinding.NetworkPort;
import org.vireo.spi.SettingSpec;
import org.vireo.spi.host.Call;
import org.vireo.spi.network.NetworkProvider;
import org.vireo.spi.network.NetworkSpec;
import org.vireo.spi.network.NicSpec;

/** Networks on bridges of the hosts, or behind each host's own address. Immutable. */
@Component(property = "vireo.type=bridge")
public final class BridgeNetworkProvider implements NetworkProvider {
    private static final String TYPE = "bridge";

    /** Ready at once. */
    @Activate
    public BridgeNetworkProvider() {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<SettingSpec> settings() {
        return BridgeSettings.specs();
    }

    @Override
    public Map<String, String> check(Map<String, String> settings) {
        return BridgeSettings.parse(settings).toMap();
    }

    @Override
    public void realize(NetworkSpec network, HostId host, Call call) {
        call.hosts().call(host, new RealizeNetwork(target(network)), call.part("realize-" + network.id()));
    }

    @Override
    public void withdraw(NetworkSpec network, HostId host, Call call) {
        call.hosts().call(host, new WithdrawNetwork(target(network)), call.part("withdraw-" + network.id()));
    }

    /** The hypervisor makes the port when the guest starts, so there is nothing to ask of the host. */
    @Override
    public PortBinding plug(NicSpec nic, NetworkSpec network, HostId host, Call call) {
        var settings = BridgeSettings.parse(network.settings());
        return settings.nat() ? new NetworkPort("vireo-" + network.id()) : new BridgePort(settings.bridge());
    }

    /** The hypervisor removes the port when the guest ends. */
    @Override
    public void unplug(NicSpec nic, NetworkSpec network, HostId host, Call call) {}

    @Override
    public List<FoundNetwork> discover(HostId host, Call call) {
        return call.hosts()
                .call(host, new DiscoverNetworks(TYPE), call.part("discover"))
                .networks();
    }

    private static NetworkTarget target(NetworkSpec network) {
        if (network.vlan().isPresent()) {
            throw new VireoException(
                    ModelError.BAD_VALUE,
                    "cannot use network " + network.name()
                            + ": a bridge network has no VLAN tag of its own; put the bridge on a tagged interface");
        }
        var settings = BridgeSettings.parse(network.settings());
        return new NetworkTarget(network.id(), network.name(), TYPE, network.vlan(), network.mtu(), settings.toMap());
    }
}
