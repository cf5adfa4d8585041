package org.vireo.network;

import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Names;
import org.vireo.inventory.ClusterNetwork;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Network;
import org.vireo.inventory.Nic;
import org.vireo.inventory.VnicProfile;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.Id;
import org.vireo.model.NicId;
import org.vireo.model.VnicProfileId;

/** Checks common to the commands on interfaces. Reads the inventory, never writes. */
@Component(service = NicRules.class)
public final class NicRules {
    private final Inventory inventory;
    private final MacAddresses addresses;

    @Activate
    public NicRules(@Reference Inventory inventory, @Reference MacAddresses addresses) {
        this.inventory = inventory;
        this.addresses = addresses;
    }

    /** Whether a name is free among the interfaces of an owner ({@code vmId} or {@code templateId}). */
    Check name(String owner, Id id, String name, Optional<NicId> except) {
        return Names.free(inventory, Nic.class, Where.equal(owner, id), "network interface", name, except);
    }

    /** Whether a virtual machine of the cluster may use the profile. */
    Check profile(ClusterId cluster, Optional<VnicProfileId> profile) {
        if (profile.isEmpty()) {
            return Check.FINE;
        }
        var network = inventory.get(
                Network.class, inventory.get(VnicProfile.class, profile.get()).networkId());
        return inventory.count(
                                ClusterNetwork.class,
                                Where.equal("clusterId", cluster).andEqual("networkId", network.id()))
                        > 0
                ? Check.FINE
                : Check.conflict(
                        "Network " + network.name() + " is not attached to the Cluster of the virtual machine.");
    }

    /** Whether the address is well-formed and free. */
    Check mac(ClusterId cluster, Optional<String> mac, Optional<NicId> except) {
        if (mac.isEmpty()) {
            return Check.FINE;
        }
        var address = mac.get().toLowerCase(Locale.ROOT);
        if (!MacAddresses.valid(address)) {
            return Check.invalid("MAC address must be unicast in the form 00:1a:4a:16:01:51: " + mac.get());
        }
        return addresses.taken(cluster, address, except)
                ? Check.conflict("MAC Address " + address + " is already in use.")
                : Check.FINE;
    }
}
