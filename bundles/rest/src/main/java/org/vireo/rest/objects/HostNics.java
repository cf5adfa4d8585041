package org.vireo.rest.objects;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.vireo.inventory.Host;
import org.vireo.protocol.host.HostCapabilities;
import org.vireo.protocol.host.HostNic;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.LinkLayerDiscoveryProtocolElement;
import org.vireo.rest.types.Mac;
import org.vireo.rest.types.Network;
import org.vireo.rest.types.NetworkLabel;
import org.vireo.rest.types.NicStatus;

/** Network interfaces of a host, as its agent reported them. */
final class HostNics {
    private HostNics() {}

    static Collection<HostNic, org.vireo.rest.types.HostNic> made(HostAttachments attachments) {
        return Collection.of(
                        "nics", org.vireo.rest.types.HostNic.class, Source.<HostNic>of(HostNics::all, HostNics::id))
                .shown(HostNics::show)
                .child(attachments.ofNic())
                .child(StatisticsCollections.ofHostNic())
                .empty("networklabels", NetworkLabel.class)
                .child(Untold.of(
                        "linklayerdiscoveryprotocolelements",
                        LinkLayerDiscoveryProtocolElement.class,
                        "Hosts do not listen to LLDP."))
                .empty("virtualfunctionallowedlabels", NetworkLabel.class)
                .empty("virtualfunctionallowednetworks", Network.class)
                .refuses("updatevirtualfunctionsconfiguration", "Hosts do not report virtual functions.")
                .build();
    }

    private static List<HostNic> all(Context context) {
        return HostShape.capabilities(context.owner(Host.class))
                .map(HostCapabilities::nics)
                .orElse(List.of());
    }

    static String id(HostNic nic) {
        return id(nic.name());
    }

    static String id(String name) {
        return UUID.nameUUIDFromBytes(("host nic/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The interface a reference means, by id or name. */
    static HostNic find(Context context, org.vireo.rest.types.HostNic reference) {
        return all(context).stream()
                .filter(nic -> reference.getId() == null
                        ? nic.name().equals(reference.getName())
                        : id(nic).equals(reference.getId()))
                .findFirst()
                .orElseThrow(() -> reference.getId() == null
                        ? RequestFault.noEntity("HostNic", "name", String.valueOf(reference.getName()))
                        : RequestFault.noEntity("HostNic", "id", reference.getId()));
    }

    private static org.vireo.rest.types.HostNic show(HostNic nic, Context context) {
        var bean = new org.vireo.rest.types.HostNic();
        bean.setName(nic.name());
        bean.setStatus(nic.up() ? NicStatus.UP : NicStatus.DOWN);
        if (!nic.mac().isEmpty()) {
            var mac = new Mac();
            mac.setAddress(nic.mac());
            bean.setMac(mac);
        }
        nic.addresses().stream()
                .filter(address -> !address.contains(":"))
                .findFirst()
                .ifPresent(address -> bean.setIp(GuestCollections.ip(address)));
        nic.addresses().stream()
                .filter(address -> address.contains(":"))
                .findFirst()
                .ifPresent(address -> bean.setIpv6(GuestCollections.ip(address)));
        bean.setHost(context.refer(
                new org.vireo.rest.types.Host(),
                "hosts",
                context.owner(Host.class).id()));
        HostLinks.show(bean, nic.link(), context);
        return bean;
    }
}
