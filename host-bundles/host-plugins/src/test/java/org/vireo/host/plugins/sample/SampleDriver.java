package org.vireo.host.plugins.sample;

import java.util.List;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.protocol.network.FoundNetwork;
import org.vireo.protocol.network.NetworkTarget;

/** Does nothing. */
public final class SampleDriver implements NetworkDriver {
    @Override
    public String type() {
        return "sample";
    }

    @Override
    public void realize(NetworkTarget target, HostCall call) {}

    @Override
    public void withdraw(NetworkTarget target, HostCall call) {}

    @Override
    public List<FoundNetwork> discover(HostCall call) {
        return List.of();
    }
}
