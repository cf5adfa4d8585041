package org.vireo.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.util.PGobject;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** Values of columns of type {@code jsonb}. */
final class Jsonb {
    private static final ObjectMapper JSON = ModelJson.newMapper();

    private Jsonb() {}

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
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "cannot write " + value.getClass() + " as JSON", e);
        }
    }

    static <T> T read(Object column, Class<T> type) {
        try {
            return column == null ? null : JSON.readValue(text(column), type);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "a kept " + type.getSimpleName() + " cannot be read", e);
        }
    }

    static Map<String, String> settings(Object column) {
        try {
            return column == null
                    ? Map.of()
                    : JSON.readValue(text(column), new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "kept settings cannot be read", e);
        }
    }
}
