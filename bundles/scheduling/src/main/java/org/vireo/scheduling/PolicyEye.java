package org.vireo.scheduling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;
import org.vireo.model.Id;
import org.vireo.model.json.ModelJson;

/** Sees the policy of a cluster as it is kept in the inventory. Works in the present transaction. */
final class PolicyEye {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyEye.class);
    private static final String POLICY = "scheduling_policy";

    private final Inventory inventory;
    private final ObjectMapper json = ModelJson.newMapper();

    PolicyEye(Inventory inventory) {
        this.inventory = inventory;
    }

    Policy look(Cluster cluster) {
        return own(cluster).or(this::standard).map(this::policy).orElse(new Policy(Set.of(), Map.of(), true));
    }

    private Optional<Definition> own(Cluster cluster) {
        return reference(cluster.extras(), POLICY)
                .flatMap(id -> inventory.find(Definition.class, new DefinitionId(id)))
                .filter(found -> found.kind().equals(POLICY));
    }

    private Optional<Definition> standard() {
        return inventory.list(Definition.class, Where.equal("kind", POLICY)).stream()
                .filter(found -> read(found.extras()).path("default_policy").asBoolean())
                .findFirst();
    }

    private Policy policy(Definition definition) {
        var filters = new HashSet<UUID>();
        var factors = new HashMap<UUID, Integer>();
        for (var part : inventory.list(
                Definition.class, Where.equal("ownerId", definition.id().value()))) {
            var unit = reference(part.extras(), "scheduling_policy_unit");
            if (part.kind().equals("policy_filter")) {
                unit.ifPresent(filters::add);
            } else if (part.kind().equals("policy_weight")) {
                unit.ifPresent(
                        id -> factors.put(id, read(part.extras()).path("factor").asInt(1)));
            }
        }
        return new Policy(
                filters, factors, read(definition.extras()).path("locked").asBoolean());
    }

    private Optional<UUID> reference(String extras, String name) {
        var id = read(extras).path(name).path("id").asText();
        try {
            return id.isEmpty() ? Optional.empty() : Optional.of(Id.parse(id));
        } catch (IllegalArgumentException e) {
            LOG.warn("A kept reference to a {} is no id: {}", name, id, e);
            return Optional.empty();
        }
    }

    private JsonNode read(String extras) {
        try {
            return json.readTree(extras);
        } catch (JsonProcessingException e) {
            LOG.warn("What is kept of a policy is not readable", e);
            return MissingNode.getInstance();
        }
    }
}
