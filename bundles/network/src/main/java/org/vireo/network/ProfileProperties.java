package org.vireo.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** The custom properties of a vNIC profile, which are kept among the attributes that the engine does not act upon. */
final class ProfileProperties {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProfileProperties() {}

    /** Those in kept attributes. */
    static Map<String, String> in(String extras) {
        if (extras.isBlank()) {
            return Map.of();
        }
        try {
            var properties = new HashMap<String, String>();
            for (JsonNode one : JSON.readTree(extras).path("custom_properties").path("custom_property")) {
                properties.put(one.path("name").asText(), one.path("value").asText());
            }
            return properties;
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "the kept attributes of a vNIC profile cannot be read", e);
        }
    }
}
