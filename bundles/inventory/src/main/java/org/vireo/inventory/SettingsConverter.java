package org.vireo.inventory;

import java.util.Map;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** Keeps settings of plugins in columns of type {@code jsonb}. Public because the persistence provider asks for it. */
@Converter
public final class SettingsConverter implements AttributeConverter<Map<String, String>, Object> {
    @Override
    public Object convertToDatabaseColumn(Map<String, String> value) {
        return Jsonb.of(Jsonb.write(value));
    }

    @Override
    public Map<String, String> convertToEntityAttribute(Object column) {
        return Jsonb.settings(column);
    }
}
