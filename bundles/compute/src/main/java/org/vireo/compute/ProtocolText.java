package org.vireo.compute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.vm.ConsolePort;

/** What hosts tell, as it is kept in the inventory. Thread-safe. */
final class ProtocolText {
    static final String NOTHING = "{}";
    static final String NO_CONSOLES = "[]";

    private static final ObjectMapper JSON = ModelJson.newMapper();

    private ProtocolText() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new VireoException(
                    ModelError.DEFECT, "cannot keep a " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    static List<ConsolePort> consoles(String text) {
        if (!text.stripLeading().startsWith("[")) {
            return List.of();
        }
        try {
            return List.of(JSON.readValue(text, ConsolePort[].class));
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "the kept consoles are not readable", e);
        }
    }
}
