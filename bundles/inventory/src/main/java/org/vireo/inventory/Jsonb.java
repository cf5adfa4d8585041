package org.vireo.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.postgresql.util.PGobject;
import org.vireo.model.ModelError;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.sealing.SealedJson;
import org.vireo.sealing.Sealer;

/**
 * Values of columns of type {@code jsonb}; secrets in them are sealed. What seals is set once for the process and not handed in, because
 * the persistence provider makes converters by itself.
 */
public final class Jsonb {
    private static volatile ObjectMapper json;

    private Jsonb() {}

    /** Seals with this from now on. */
    public static void sealWith(Sealer sealer) {
        json = SealedJson.newMapper(sealer);
    }

    private static ObjectMapper json() {
        return Objects.requireNonNull(json, "nothing seals secrets yet");
    }

    static Object of(String text) {
        if (text == null) {
            return null;
        }
        try {
            var value = new PGobject();
            value.setType("jsonb");
            value.setValue(text);
            return value;
        } catch (SQLException e) {
            throw new VireoException(ModelError.DEFECT, "cannot make a jsonb value", e);
        }
    }

    static String text(Object column) {
        return column == null ? null : column instanceof PGobject value ? value.getValue() : column.toString();
    }

    static String write(Object value) {
        try {
            return value == null ? null : json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "cannot write " + value.getClass() + " as JSON", e);
        }
    }

    static <T> T read(Object column, Class<T> type) {
        try {
            return column == null ? null : json().readValue(text(column), type);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "a kept " + type.getSimpleName() + " cannot be read", e);
        }
    }

    static Map<String, Secret> secrets(Object column) {
        try {
            return column == null
                    ? Map.of()
                    : json().readValue(text(column), new TypeReference<Map<String, Secret>>() {});
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "kept secrets cannot be read", e);
        }
    }

    static Map<String, String> settings(Object column) {
        try {
            return column == null
                    ? Map.of()
                    : json().readValue(text(column), new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "kept settings cannot be read", e);
        }
    }
}
