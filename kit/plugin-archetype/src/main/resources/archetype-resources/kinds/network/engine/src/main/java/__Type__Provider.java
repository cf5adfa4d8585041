package ${package};

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
import org.vireo.spi.SettingSpec;
import org.vireo.spi.host.Call;
import org.vireo.spi.network.NetworkProvider;
import org.vireo.spi.network.NetworkSpec;
import org.vireo.spi.network.NicSpec;

/** Networks on bridges that are there already. Immutable. */
@Component(property = "vireo.type=${type}")
public final class ${Type}Provider implements NetworkProvider {
    private static final String BRIDGE = "bridge";
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9_-]{1,15}");

    /** Ready at once. */
    @Activate
    public ${Type}Provider() {}

    @Override
    public String type() {
        return "${type}";
    }

    @Override
    public List<SettingSpec> settings() {
        return List.of(new SettingSpec(BRIDGE, "Name of the bridge on every host", SettingSpec.Kind.TEXT, true, ""));
    }

    @Override
    public Map<String, String> check(Map<String, String> settings) {
        settings.keySet().stream().filter(name -> !name.equals(BRIDGE)).findFirst().ifPresent(name -> {
            throw new VireoException(ModelError.BAD_VALUE, "${type} networks have no setting '" + name + "'");
        });
        var bridge = settings.getOrDefault(BRIDGE, "");
        if (!INTERFACE.matcher(bridge).matches()) {
            throw new VireoException(
                    ModelError.BAD_VALUE, "the setting 'bridge' must name an interface, not '" + bridge + "'");
        }
        return Map.of(BRIDGE, bridge);
    }

    @Override
    public void realize(NetworkSpec network, HostId host, Call call) {
        call.hosts().call(host, new RealizeNetwork(target(network)), call.part("realize-" + network.id()));
    }

    @Override
    public void withdraw(NetworkSpec network, HostId host, Call call) {
        call.hosts().call(host, new WithdrawNetwork(target(network)), call.part("withdraw-" + network.id()));
    }

    /** The hypervisor makes the port when the guest starts. */
    @Override
    public PortBinding plug(NicSpec nic, NetworkSpec network, HostId host, Call call) {
        return new BridgePort(check(network.settings()).get(BRIDGE));
    }

    /** The hypervisor removes the port when the guest ends. */
    @Override
    public void unplug(NicSpec nic, NetworkSpec network, HostId host, Call call) {}

    @Override
    public List<FoundNetwork> discover(HostId host, Call call) {
        return call.hosts().call(host, new DiscoverNetworks(type()), call.part("discover")).networks();
    }

    private NetworkTarget target(NetworkSpec network) {
        return new NetworkTarget(
                network.id(), network.name(), type(), network.vlan(), network.mtu(), check(network.settings()));
    }
}
