package org.vireo.host.domainxml;

import java.util.Optional;
import org.vireo.model.ModelError;
import org.vireo.model.NicModel;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.NicDevice;
import org.vireo.protocol.vm.PortBinding;
import org.vireo.protocol.vm.PortBinding.BridgePort;
import org.vireo.protocol.vm.PortBinding.NetworkPort;
import org.vireo.protocol.vm.PortBinding.SwitchPort;
import org.vireo.protocol.vm.PortBinding.Unconnected;

/** Writes the network interfaces of one domain. Confined to one thread. */
final class Nics {
    private final Markup xml;

    Nics(Markup xml) {
        this.xml = xml;
    }

    void write(DomainSpec domain, BootOrder order) {
        domain.nics().forEach(nic -> nic(nic, order.of(nic.nic())));
    }

    void nic(NicDevice nic, Optional<Integer> rank) {
        xml.open("interface", "type", kind(nic.port()));
        xml.leaf("mac", "address", nic.mac());
        port(nic.port());
        xml.leaf("model", "type", model(nic.model()));
        xml.leaf("link", "state", nic.linked() ? "up" : "down");
        rank.ifPresent(value -> xml.leaf("boot", "order", value.toString()));
        // Without boot from the network its boot program is only a second of start-up time.
        if (rank.isEmpty()) {
            xml.leaf("rom", "enabled", "no");
        }
        xml.leaf("alias", "name", "ua-" + nic.nic());
        xml.close();
    }

    private static String kind(PortBinding port) {
        if (port instanceof NetworkPort) {
            return "network";
        }
        return port instanceof Unconnected ? "null" : "bridge";
    }

    private void port(PortBinding port) {
        if (port instanceof BridgePort bridge) {
            xml.leaf("source", "bridge", bridge.bridge());
        } else if (port instanceof NetworkPort network) {
            xml.leaf("source", "network", network.network());
        } else if (port instanceof SwitchPort ovs) {
            openVSwitch(ovs);
        } else if (!(port instanceof Unconnected)) {
            throw new VireoException(ModelError.DEFECT, "cannot render a port that is " + port.getClass());
        }
    }

    private void openVSwitch(SwitchPort port) {
        xml.leaf("source", "bridge", port.bridge());
        port.vlan().ifPresent(tag -> {
            xml.open("vlan").leaf("tag", "id", tag.toString());
            xml.close();
        });
        xml.open("virtualport", "type", "openvswitch");
        xml.leaf("parameters", "interfaceid", port.interfaceId());
        xml.close();
    }

    private static String model(NicModel model) {
        return switch (model) {
            case VIRTIO -> "virtio";
            case E1000 -> "e1000";
            case E1000E -> "e1000e";
            case RTL8139 -> "rtl8139";
        };
    }
}
