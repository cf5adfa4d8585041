package org.vireo.webconsole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * What a list shows of a manifest; empty where nothing is known. Immutable.
 *
 * @param name for people
 * @param vendor for people
 * @param provides such as {@code storage nfs}
 */
record PluginTexts(String name, String vendor, List<String> provides) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static PluginTexts of(String manifest) {
        try {
            var told = JSON.readTree(manifest);
            return new PluginTexts(
                    told.path("name").asText(),
                    told.path("vendor").asText(),
                    StreamSupport.stream(told.path("provides").spliterator(), false)
                            .map(p -> p.path("kind").asText() + " "
                                    + p.path("type").asText())
                            .toList());
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "what is kept of a plugin's manifest is not JSON", e);
        }
    }
}
