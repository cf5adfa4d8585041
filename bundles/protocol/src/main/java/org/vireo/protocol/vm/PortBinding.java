package org.vireo.protocol.vm;

import java.util.Objects;
import java.util.Optional;

/** What a virtual network interface is connected to, as a hypervisor connects it. */
public sealed interface PortBinding {
    /**
     * A Linux bridge.
     *
     * @param bridge its name on the host
     */
    record BridgePort(String bridge) implements PortBinding {
        /** Refuses missing values. */
        public BridgePort {
            Objects.requireNonNull(bridge, "bridge");
        }
    }

    /**
     * A network that libvirt keeps.
     *
     * @param network its name in libvirt
     */
    record NetworkPort(String network) implements PortBinding {
        /** Refuses missing values. */
        public NetworkPort {
            Objects.requireNonNull(network, "network");
        }
    }

    /**
     * A port of Open vSwitch.
     *
     * @param bridge its name on the host
     * @param interfaceId UUID by which a controller knows the port
     * @param vlan tag, 1 to 4094
     */
    record SwitchPort(String bridge, String interfaceId, Optional<Integer> vlan) implements PortBinding {
        /** Refuses missing values. */
        public SwitchPort {
            Objects.requireNonNull(bridge, "bridge");
            Objects.requireNonNull(interfaceId, "interfaceId");
            Objects.requireNonNull(vlan, "vlan");
        }
    }

    /** Nothing: the interface exists but leads nowhere. */
    record Unconnected() implements PortBinding {}
}
