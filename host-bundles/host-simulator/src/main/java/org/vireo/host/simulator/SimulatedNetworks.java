package org.vireo.host.simulator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.model.NetworkId;
import org.vireo.protocol.network.FoundNetwork;
import org.vireo.protocol.network.NetworkTarget;

/** Networks of one simulated host: every one that is wanted is there. Thread-safe. */
final class SimulatedNetworks implements NetworkDriver {
    private final String type;
    private final Map<NetworkId, String> realized = new ConcurrentHashMap<>();

    SimulatedNetworks(String type) {
        this.type = type;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public void realize(NetworkTarget target, HostCall call) {
        realized.put(target.network(), target.name());
    }

    @Override
    public void withdraw(NetworkTarget target, HostCall call) {
        realized.remove(target.network());
    }

    @Override
    public List<FoundNetwork> discover(HostCall call) {
        return realized.values().stream()
                .sorted()
                .map(name -> new FoundNetwork(name, type))
                .toList();
    }
}
