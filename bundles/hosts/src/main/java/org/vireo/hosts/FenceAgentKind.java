package org.vireo.hosts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.HostId;
import org.vireo.model.Id;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** Devices that switch a host off and on. */
@Component
public final class FenceAgentKind implements DefinitionKind {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final int LAST_PORT = 65535;

    private final Inventory inventory;

    @Activate
    public FenceAgentKind(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "fence_agent";
    }

    @Override
    public String label() {
        return "fence agent";
    }

    @Override
    public boolean named() {
        return false;
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return Permit.on("edit_host_configuration", AddHostHandler.KIND, (Id) owner::orElseThrow);
    }

    @Override
    public int event(Change change) {
        return switch (change) {
            case ADD -> 9021;
            case UPDATE -> 9022;
            case REMOVE -> 9023;
        };
    }

    @Override
    public Optional<String> ownerKind() {
        return Optional.of(AddHostHandler.KIND);
    }

    @Override
    public Check check(Definition wanted, boolean isNew) {
        inventory.get(Host.class, new HostId(wanted.ownerId().orElseThrow()));
        var agent = read(wanted);
        if (agent.path("type").asText().isBlank()
                || agent.path("address").asText().isBlank()) {
            return Check.invalid("A fence agent needs a type and an address.");
        }
        if (!agent.path("type").asText().matches("[a-z0-9_]{1,64}")) {
            return Check.invalid("The type of a fence agent has small letters, digits and underscores.");
        }
        if (agent.has("port") && !inRange(agent.path("port").asInt(), 1, LAST_PORT)) {
            return Check.invalid("The port of a fence agent is a number from 1 to " + LAST_PORT + ".");
        }
        return agent.path("order").asInt(0) < 0
                ? Check.invalid("The order of a fence agent may not be negative.")
                : Check.FINE;
    }

    private static boolean inRange(int number, int least, int most) {
        return number >= least && number <= most;
    }

    @Override
    public Check removable(Definition definition) {
        var host = inventory.get(Host.class, new HostId(definition.ownerId().orElseThrow()));
        long agents = inventory.count(
                Definition.class,
                Where.equal("kind", name())
                        .andEqual("ownerId", definition.ownerId().orElseThrow()));
        return agents <= 1
                        && read(host.extras())
                                .path("power_management")
                                .path("enabled")
                                .asBoolean()
                ? Check.conflict("Cannot remove the fence agent of Host " + host.name()
                        + ". It is the last one while power management is enabled.")
                : Check.FINE;
    }

    private static JsonNode read(Definition definition) {
        return read(definition.extras());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "what is kept of a host is no JSON", e);
        }
    }
}
