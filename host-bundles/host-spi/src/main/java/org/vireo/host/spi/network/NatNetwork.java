package org.vireo.host.spi.network;

import java.util.Objects;
import org.vireo.model.NetworkId;

/**
 * A network whose guests get addresses by DHCP and reach out through the host's own address. Immutable.
 *
 * @param id becomes its UUID
 * @param name in the hypervisor
 * @param bridge name of the bridge to make, at most 15 characters
 * @param gateway address of the host in it
 * @param netmask in dotted form
 * @param firstAddress first that DHCP gives out
 * @param lastAddress last that DHCP gives out
 * @param mtu bytes, 0 for the default
 */
public record NatNetwork(
        NetworkId id,
        String name,
        String bridge,
        String gateway,
        String netmask,
        String firstAddress,
        String lastAddress,
        int mtu) {
    /** Refuses missing values. */
    public NatNetwork {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(bridge, "bridge");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(netmask, "netmask");
        Objects.requireNonNull(firstAddress, "firstAddress");
        Objects.requireNonNull(lastAddress, "lastAddress");
    }
}
