package org.vireo.host.agent.verbs;

import java.time.Clock;
import java.util.List;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.host.GetCapabilities;
import org.vireo.protocol.host.HostCapabilities;
import org.vireo.protocol.host.Ping;
import org.vireo.protocol.host.Pong;
import org.vireo.protocol.network.DiscoverNetworks;
import org.vireo.protocol.network.NetworkReady;
import org.vireo.protocol.network.NetworksFound;
import org.vireo.protocol.network.RealizeNetwork;
import org.vireo.protocol.network.WithdrawNetwork;

/** Answers the verbs {@code host.*} and hands the verbs {@code network.*} to the driver of the target's type. Immutable. */
public final class HostVerbs {
    private final Drivers drivers;
    private final Clock clock;

    /** For drivers that may come and go. */
    public HostVerbs(Drivers drivers, Clock clock) {
        this.drivers = drivers;
        this.clock = clock;
    }

    /** One for each verb. */
    public List<OperationHandler<?, ?>> handlers() {
        return List.of(
                new SimpleHandler<>(Ping.class, (asked, call) -> new Pong(clock.instant())),
                new SimpleHandler<>(GetCapabilities.class, (asked, call) -> capabilities()),
                new SimpleHandler<>(RealizeNetwork.class, this::realize),
                new SimpleHandler<>(WithdrawNetwork.class, this::withdraw),
                new SimpleHandler<>(
                        DiscoverNetworks.class,
                        (asked, call) ->
                                new NetworksFound(drivers.network(asked.type()).discover(call))));
    }

    private HostCapabilities capabilities() {
        return drivers.capabilities()
                .orElseThrow(() ->
                        new VireoException(ModelError.PLUGIN_UNAVAILABLE, "this host has no driver for a hypervisor"));
    }

    private NetworkReady realize(RealizeNetwork asked, HostCall call) {
        drivers.network(asked.target().type()).realize(asked.target(), call);
        return new NetworkReady();
    }

    private NetworkReady withdraw(WithdrawNetwork asked, HostCall call) {
        drivers.network(asked.target().type()).withdraw(asked.target(), call);
        return new NetworkReady();
    }
}
