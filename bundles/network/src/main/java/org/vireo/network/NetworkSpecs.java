package org.vireo.network;

import org.vireo.inventory.Network;
import org.vireo.spi.network.NetworkSpec;

/** Networks of the inventory as providers need them. */
final class NetworkSpecs {
    private NetworkSpecs() {}

    static NetworkSpec of(Network network) {
        return new NetworkSpec(network.id(), network.name(), network.vlan(), network.mtu(), network.settings());
    }
}
