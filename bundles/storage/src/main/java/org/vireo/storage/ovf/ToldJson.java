package org.vireo.storage.ovf;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.vireo.model.GuestLogin;
import org.vireo.model.Initialization;
import org.vireo.model.ModelError;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.model.VmSettings;
import org.vireo.model.WindowsSetup;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.storage.WriteRecord;

/**
 * The part of a descriptor that is of this engine's own form: JSON in plain ASCII, which XML carries unchanged whatever texts are in it.
 * Secrets never leave the engine. Thread-safe.
 */
final class ToldJson {
    private static final int DEEPEST = 100;
    private static final ObjectMapper JSON = mapper();

    private ToldJson() {}

    private static ObjectMapper mapper() {
        var module = new SimpleModule("vireo-told");
        module.addSerializer(Secret.class, new Refusing());
        var mapper = ModelJson.newMapper().registerModule(module);
        mapper.getFactory().configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true);
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(WriteRecord.LIMIT)
                        .build());
        return mapper;
    }

    static String write(Object told) {
        try {
            return JSON.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new VireoException(
                    ModelError.DEFECT, "cannot tell of a " + told.getClass().getSimpleName(), e);
        }
    }

    /** What a text says; the failure tells what is wrong with it. */
    static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        return JSON.readValue(text, type);
    }

    /** The same without what must not be told: passwords, keys, and files that may hold some. */
    static VmSettings open(VmSettings settings) {
        return settings.edit()
                .payloads(List.of())
                .initialization(settings.initialization().map(ToldJson::open))
                .done();
    }

    private static Initialization open(Initialization told) {
        var login = told.login();
        var windows = told.windows();
        return new Initialization(
                told.hostName(),
                told.timeZone(),
                told.customScript(),
                told.regenerateIds(),
                new GuestLogin(login.userName(), Optional.empty(), login.authorizedKeys(), login.regenerateKeys()),
                told.network(),
                new WindowsSetup(
                        windows.domain(),
                        windows.organisationalUnit(),
                        windows.organisation(),
                        Optional.empty(),
                        windows.inputLocale(),
                        windows.systemLocale(),
                        windows.userLocale(),
                        windows.uiLanguage()));
    }

    /** What is forgotten above must not get out instead. */
    private static final class Refusing extends JsonSerializer<Secret> {
        @Override
        public void serialize(Secret value, JsonGenerator out, SerializerProvider provider) throws IOException {
            throw new IOException("a secret must not be told");
        }
    }
}
