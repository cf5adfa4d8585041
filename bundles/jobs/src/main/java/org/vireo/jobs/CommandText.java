package org.vireo.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.vireo.engine.api.command.Command;
import org.vireo.model.Id;
import org.vireo.model.VireoException;
import org.vireo.sealing.SealedJson;
import org.vireo.sealing.Sealer;

/** Commands and results of steps as they are kept, with secrets sealed. Thread-safe. */
final class CommandText {
    private static final TypeReference<TreeMap<String, String>> RESULTS = new TypeReference<>() {};

    private final ObjectMapper json;

    CommandText(Sealer sealer) {
        json = SealedJson.newMapper(sealer).registerModule(new IdKeys());
    }

    /** Reads ids that are keys of maps. */
    private static final class IdKeys extends SimpleModule {
        private static final long serialVersionUID = 1L;

        IdKeys() {
            super("vireo-id-keys");
        }

        @Override
        public void setupModule(SetupContext context) {
            super.setupModule(context);
            context.addKeyDeserializers((type, config, description) ->
                    Id.class.isAssignableFrom(type.getRawClass()) ? new IdKey(type.getRawClass()) : null);
        }
    }

    private static final class IdKey extends KeyDeserializer {
        private final Class<?> type;

        IdKey(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserializeKey(String text, DeserializationContext context) throws IOException {
            try {
                return type.getConstructor(UUID.class).newInstance(Id.parse(text));
            } catch (IllegalArgumentException | ReflectiveOperationException e) {
                return context.handleWeirdKey(type, text, "not an id: %s", e.getMessage());
            }
        }
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new VireoException(
                    JobError.UNREADABLE_JOB, "cannot keep a " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    <C extends Command> C read(String text, Class<C> type) {
        return parse(text, type);
    }

    <T> T parse(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new VireoException(JobError.UNREADABLE_JOB, "what is kept is no readable " + type.getSimpleName(), e);
        }
    }

    Map<String, String> results(String text) {
        try {
            return json.readValue(text, RESULTS);
        } catch (JsonProcessingException e) {
            throw new VireoException(JobError.UNREADABLE_JOB, "the kept results of a job are not readable", e);
        }
    }
}
