package org.vireo.sealing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.vireo.model.Secret;
import org.vireo.model.json.ModelJson;

/** JSON that is kept: as on the wire, but every {@link Secret} in it is sealed. Secrets that are read are opened when they are needed. */
public final class SealedJson {
    /** What secrets within JSON are sealed for: they wander between commands and objects as they are. */
    public static final String PURPOSE = "json";

    private SealedJson() {}

    /** A new mapper that seals. Also reads secrets in clear, as they were kept before there was sealing. */
    public static ObjectMapper newMapper(Sealer sealer) {
        var module = new SimpleModule("vireo-sealed");
        module.addSerializer(Secret.class, new Sealing(sealer));
        module.addDeserializer(Secret.class, new Opening(sealer));
        return ModelJson.newMapper().registerModule(module);
    }

    private static final class Sealing extends JsonSerializer<Secret> {
        private final Sealer sealer;

        Sealing(Sealer sealer) {
            this.sealer = sealer;
        }

        @Override
        public void serialize(Secret value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.sealedText().orElseGet(() -> sealer.seal(PURPOSE, value)));
        }
    }

    private static final class Opening extends JsonDeserializer<Secret> {
        private final Sealer sealer;

        Opening(Sealer sealer) {
            this.sealer = sealer;
        }

        @Override
        public Secret deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = parser.getText();
            return Sealer.isSealed(text)
                    ? Secret.sealed(text, kept -> sealer.open(PURPOSE, kept).reveal())
                    : Secret.of(text);
        }
    }
}
