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
import org.vireo.rest.types.Mac;
import org.vireo.rest.types.NicStatus;

/** Network interfaces of a host, as its agent reported them. */
final class HostNics {
    private HostNics() {}

    static Collection<HostNic, org.vireo.rest.types.HostNic> made() {
        return Collection.of(
                        "nics",
                        org.vireo.rest.types.HostNic.class,
                        Source.<HostNic>of(
                                context -> HostShape.capabilities(context.owner(Host.class))
                                        .map(HostCapabilities::nics)
                                        .orElse(List.of()),
                                nic -> UUID.nameUUIDFromBytes(
                                                ("host nic/" + nic.name()).getBytes(StandardCharsets.UTF_8))
                                        .toString()))
                .shown(HostNics::show)
                .build();
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
        return bean;
    }
}
