package org.vireo.model.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.model.ByteSize;
import org.vireo.model.Conduct;
import org.vireo.model.CpuTuning;
import org.vireo.model.DeviceSettings;
import org.vireo.model.DisplaySettings;
import org.vireo.model.FirmwareSettings;
import org.vireo.model.Id;
import org.vireo.model.NumaSettings;
import org.vireo.model.Secret;
import org.vireo.model.VmFittings;
import org.vireo.model.VmSettings;

/** Makes JSON mappers for records that are built from types of the model. The mappers are thread-safe once made. */
public final class ModelJson {
    private ModelJson() {}

    /**
     * A new mapper with a type cache of its own, so that a bundle that drops it drops its classes too. Unknown members are ignored:
     * a newer peer may send them.
     */
    public static ObjectMapper newMapper() {
        return JsonMapper.builder()
                .typeFactory(TypeFactory.defaultInstance()
                        .withCache((LookupCache<Object, JavaType>) new LRUMap<Object, JavaType>(16, 256)))
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .addModule(modelTypes())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    private static SimpleModule modelTypes() {
        var module = new SimpleModule("vireo-model");
        module.addSerializer(Id.class, new Text<>(id -> id.value().toString()));
        module.addKeySerializer(Id.class, new TextKey());
        module.addSerializer(Secret.class, new Text<>(Secret::reveal));
        module.addSerializer(ByteSize.class, new Bytes());
        module.setMixInAnnotation(VmSettings.class, WithoutTheUsual.class);
        module.setMixInAnnotation(VmFittings.class, WithoutTheUsual.class);
        module.setDeserializers(new IdDeserializers());
        return module;
    }

    /** What is as usual is not written: it would be most of every row. */
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Usual.class)
    private interface WithoutTheUsual {}

    /** Equal to whatever need not be written: how Jackson wants to be told. */
    static final class Usual {
        private static final Set<Object> VALUES = Set.of(
                VmFittings.USUAL,
                CpuTuning.USUAL,
                NumaSettings.NONE,
                DisplaySettings.USUAL,
                DeviceSettings.USUAL,
                FirmwareSettings.USUAL,
                Conduct.USUAL,
                List.of(),
                Optional.empty());

        @Override
        public boolean equals(Object other) {
            return other != null && VALUES.contains(other);
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    private interface ToText<T> {
        String text(T value);
    }

    private interface Reader<T> {
        T read(JsonParser parser) throws IOException;
    }

    private static final class Text<T> extends JsonSerializer<T> {
        private final ToText<T> form;

        Text(ToText<T> form) {
            this.form = form;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(form.text(value));
        }
    }

    private static final class TextKey extends JsonSerializer<Id> {
        @Override
        public void serialize(Id value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeFieldName(value.value().toString());
        }
    }

    private static final class Bytes extends JsonSerializer<ByteSize> {
        @Override
        public void serialize(ByteSize value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(value.bytes());
        }
    }

    private static final class Reading<T> extends JsonDeserializer<T> {
        private final Reader<T> reader;

        Reading(Reader<T> reader) {
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return reader.read(parser);
        }
    }

    /** Finds the canonical constructor of whichever id type is asked for. */
    private static final class IdDeserializers extends SimpleDeserializers {
        private static final long serialVersionUID = 1L;

        IdDeserializers() {
            addDeserializer(Secret.class, new Reading<>(p -> Secret.of(p.getText())));
            addDeserializer(ByteSize.class, new Reading<>(p -> new ByteSize(p.getLongValue())));
        }

        @Override
        public JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) throws JsonMappingException {
            if (Id.class.isAssignableFrom(type.getRawClass())) {
                return new Reading<>(parser -> idOf(type.getRawClass(), parser));
            }
            return super.findBeanDeserializer(type, config, description);
        }

        private static Object idOf(Class<?> type, JsonParser parser) throws IOException {
            try {
                Constructor<?> constructor = type.getConstructor(UUID.class);
                return constructor.newInstance(Id.parse(parser.getText()));
            } catch (IllegalArgumentException | ReflectiveOperationException e) {
                throw new UnreadableId(parser, type, e);
            }
        }
    }

    private static final class UnreadableId extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        UnreadableId(JsonParser parser, Class<?> type, Exception cause) {
            super("cannot read a " + type.getSimpleName(), parser.currentLocation(), cause);
        }
    }
}
