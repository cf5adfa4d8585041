package org.vireo.hosts.power;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Host;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** What administrators set that decides on fencing. */
final class Settings {
    private static final ObjectMapper JSON = ModelJson.newMapper();

    private Settings() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "what is kept of a host or cluster is no JSON", e);
        }
    }

    static boolean powerManaged(Host host) {
        return json(host.extras()).path("power_management").path("enabled").asBoolean();
    }

    /**
     * When hosts that do not respond are fenced.
     *
     * @param enabled at all
     * @param unlessStorageActive not while the host still writes to storage
     * @param unlessBroken not when too many hosts do not respond
     * @param threshold percent of a cluster's hosts that are too many
     */
    record Policy(boolean enabled, boolean unlessStorageActive, boolean unlessBroken, int threshold) {
        private static final int USUAL_THRESHOLD = 50;

        static Policy of(Cluster cluster) {
            var policy = json(cluster.extras()).path("fencing_policy");
            var broken = policy.path("skip_if_connectivity_broken");
            return new Policy(
                    policy.path("enabled").asBoolean(true),
                    policy.path("skip_if_sd_active").path("enabled").asBoolean(),
                    broken.path("enabled").asBoolean(),
                    broken.path("threshold").asInt(USUAL_THRESHOLD));
        }
    }
}
