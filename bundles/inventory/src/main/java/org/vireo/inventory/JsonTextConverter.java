package org.vireo.inventory;

import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** Keeps JSON text in columns of type {@code jsonb}. Public because the persistence provider asks for it. */
@Converter
public final class JsonTextConverter implements AttributeConverter<String, Object> {
    @Override
    public Object convertToDatabaseColumn(String value) {
        return Jsonb.of(value);
    }

    @Override
    public String convertToEntityAttribute(Object column) {
        return Jsonb.text(column);
    }
}
