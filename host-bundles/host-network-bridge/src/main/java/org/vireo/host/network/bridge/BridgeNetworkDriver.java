package org.vireo.host.network.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.network.HypervisorNetwork;
import org.vireo.host.spi.network.HypervisorNetworks;
import org.vireo.host.spi.network.NatNetwork;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.model.ModelError;
import org.vireo.model.NetworkId;
import org.vireo.model.VireoException;
import org.vireo.protocol.network.FoundNetwork;
import org.vireo.protocol.network.NetworkTarget;

/**
 * Networks on bridges: one that an administrator made, or one of our own behind the host's address. Thread-safe; networks are made
 * one at a time, so that two never choose the same subnet.
 */
@Component(property = "vireo.type=bridge")
public final class BridgeNetworkDriver implements NetworkDriver {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeNetworkDriver.class);
    private static final int FIRST_SUBNET = 120;
    private static final int LAST_SUBNET = 254;
    private static final int PREFIX = 24;

    private final HypervisorNetworks hypervisor;
    private final HostNetwork host;

    /** Ready at once. */
    @Activate
    public BridgeNetworkDriver(@Reference HypervisorNetworks hypervisor) {
        this(hypervisor, new HostNetwork());
    }

    BridgeNetworkDriver(HypervisorNetworks hypervisor, HostNetwork host) {
        this.hypervisor = hypervisor;
        this.host = host;
    }

    @Override
    public String type() {
        return "bridge";
    }

    @Override
    public synchronized void realize(NetworkTarget target, HostCall call) {
        if (behindHost(target)) {
            startNat(target);
        } else if (!host.bridges().contains(bridge(target))) {
            throw new VireoException(
                    ModelError.OBJECT_NOT_FOUND,
                    "cannot use network " + target.name() + " on this host: there is no Linux bridge '" + bridge(target)
                            + "'");
        }
    }

    private void startNat(NetworkTarget target) {
        String name = natName(target.network());
        var there = hypervisor.list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
        // A network that is there keeps the subnet it has.
        Subnet subnet = there.flatMap(one -> one.subnets().stream().findFirst())
                .flatMap(Subnet::parse)
                .orElseGet(() -> free(target));
        hypervisor.start(new NatNetwork(
                target.network(),
                name,
                natBridge(target.network()),
                subnet.address(1),
                "255.255.255.0",
                subnet.address(2),
                subnet.address(254),
                target.mtu()));
        if (there.isEmpty()) {
            LOG.info("Network {} ({}) is {}/{}", target.name(), name, subnet.address(0), PREFIX);
        }
    }

    private Subnet free(NetworkTarget target) {
        var taken = new ArrayList<>(host.subnets());
        hypervisor.list().stream()
                .flatMap(network -> network.subnets().stream())
                .forEach(text -> Subnet.parse(text).ifPresent(taken::add));
        for (int third = FIRST_SUBNET; third <= LAST_SUBNET; third++) {
            Subnet candidate = subnet(third);
            if (taken.stream().noneMatch(candidate::overlaps)) {
                return candidate;
            }
        }
        throw new VireoException(
                ModelError.HOST_FAILED,
                "cannot make network " + target.name() + " on this host: every subnet from 192.168." + FIRST_SUBNET
                        + ".0/24 to 192.168." + LAST_SUBNET + ".0/24 is taken");
    }

    private static Subnet subnet(int third) {
        return Subnet.parse("192.168." + third + ".0/" + PREFIX).orElseThrow();
    }

    @Override
    public synchronized void withdraw(NetworkTarget target, HostCall call) {
        if (!behindHost(target)) {
            return;
        }
        List<String> ports = host.ports(natBridge(target.network()));
        if (!ports.isEmpty()) {
            throw new VireoException(
                    ModelError.WRONG_STATE,
                    "cannot remove network " + target.name() + " from this host: " + ports.size()
                            + " guests are connected to it");
        }
        hypervisor.remove(natName(target.network()));
    }

    @Override
    public List<FoundNetwork> discover(HostCall call) {
        var found = new ArrayList<FoundNetwork>();
        host.bridges().forEach(name -> found.add(new FoundNetwork(name, "bridge")));
        hypervisor.list().stream()
                .filter(HypervisorNetwork::active)
                .forEach(network -> found.add(new FoundNetwork(network.name(), network.kind())));
        return found;
    }

    private static boolean behindHost(NetworkTarget target) {
        String mode = target.settings().getOrDefault("mode", "nat");
        return switch (mode) {
            case "nat" -> true;
            case "bridge" -> false;
            default ->
                throw new VireoException(
                        ModelError.BAD_VALUE,
                        "cannot use network " + target.name() + ": its mode is '" + mode + "', not nat or bridge");
        };
    }

    private static String bridge(NetworkTarget target) {
        return target.settings().getOrDefault("bridge", "");
    }

    /** The engine's half gives the same name to network interfaces. */
    static String natName(NetworkId network) {
        return "vireo-" + network;
    }

    /** Linux allows 15 characters. */
    private static String natBridge(NetworkId network) {
        return "vn"
                + network.toString().toLowerCase(Locale.ROOT).replace("-", "").substring(0, 12);
    }
}
