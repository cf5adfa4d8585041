package org.vireo.hosts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.ClusterNetwork;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.Id;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** Which network a host has on which of its interfaces. Kept; the network itself is made on a host when a guest needs it there. */
@Component
public final class NetworkAttachmentKind implements DefinitionKind {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final Set<HostStatus> EDITABLE =
            Set.of(HostStatus.UP, HostStatus.MAINTENANCE, HostStatus.NON_OPERATIONAL);

    private final Inventory inventory;

    @Activate
    public NetworkAttachmentKind(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "network_attachment";
    }

    @Override
    public String label() {
        return "network attachment";
    }

    @Override
    public boolean named() {
        return false;
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return Permit.on("configure_host_network", AddHostHandler.KIND, (Id) owner::orElseThrow);
    }

    @Override
    public int event(Change change) {
        return 1146;
    }

    @Override
    public Optional<String> ownerKind() {
        return Optional.of(AddHostHandler.KIND);
    }

    @Override
    public Check check(Definition wanted, boolean isNew) {
        var host = inventory.get(Host.class, new HostId(wanted.ownerId().orElseThrow()));
        var attachment = read(wanted);
        if (!EDITABLE.contains(host.status())) {
            return Check.conflict("Cannot setup Networks. Host " + host.name() + " is "
                    + host.status().text() + ".");
        }
        var network = attachment.path("network").path("id").asText();
        if (network.isEmpty()) {
            return Check.invalid("Cannot setup Networks. A network attachment needs a network.");
        }
        if (inventory.count(
                        ClusterNetwork.class,
                        Where.equal("clusterId", host.clusterId()).andEqual("networkId", UUID.fromString(network)))
                == 0) {
            return Check.conflict("Cannot setup Networks. The network " + network + " is not in the cluster of Host "
                    + host.name() + ".");
        }
        if (attachment.has("ip_address_assignments") || attachment.has("dns_resolver_configuration")) {
            return Check.invalid("Cannot setup Networks. Addresses and name servers of Host " + host.name()
                    + " are configured on the host itself; the engine does not set them.");
        }
        return others(wanted, network)
                ? Check.conflict("Cannot setup Networks. The network " + network + " is already attached to Host "
                        + host.name() + ".")
                : Check.FINE;
    }

    private boolean others(Definition wanted, String network) {
        return inventory
                .list(
                        Definition.class,
                        Where.equal("kind", name())
                                .andEqual("ownerId", wanted.ownerId().orElseThrow()))
                .stream()
                .filter(other -> !other.id().equals(wanted.id()))
                .anyMatch(
                        other -> read(other).path("network").path("id").asText().equals(network));
    }

    private static JsonNode read(Definition definition) {
        try {
            return JSON.readTree(definition.extras());
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "a kept network attachment is no JSON", e);
        }
    }
}
