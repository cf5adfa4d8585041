package org.vireo.hosts.power;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Optional;
import org.vireo.inventory.Definition;
import org.vireo.spi.fence.FenceTarget;

/**
 * A fence agent as it is set up for a host.
 *
 * @param order when its turn is, the least first
 * @param concurrent whether it works at once with others of the same order: a machine with two power supplies is off when both are
 * @param target of the agent
 */
record PowerDevice(int order, boolean concurrent, FenceTarget target) {
    static PowerDevice of(Definition kept) {
        var agent = Settings.json(kept.extras());
        var options = new HashMap<String, String>();
        for (var option : agent.path("options").path("option")) {
            options.put(option.path("name").asText(), option.path("value").asText());
        }
        var target = new FenceTarget(
                agent.path("type").asText(),
                agent.path("address").asText(),
                Optional.of(agent.path("port"))
                        .filter(node -> !node.isMissingNode())
                        .map(JsonNode::asInt),
                agent.path("username").asText(),
                Optional.ofNullable(kept.secrets().get("password")),
                options);
        return new PowerDevice(
                agent.path("order").asInt(), agent.path("concurrent").asBoolean(), target);
    }
}
