package org.vireo.inventory;

import java.util.Map;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;
import org.vireo.model.Secret;

/** Keeps secrets by name in columns of type {@code jsonb}, each sealed. Public because the persistence provider asks for it. */
@Converter
public final class SecretsConverter implements AttributeConverter<Map<String, Secret>, Object> {
    @Override
    public Object convertToDatabaseColumn(Map<String, Secret> value) {
        return Jsonb.of(Jsonb.write(value));
    }

    @Override
    public Map<String, Secret> convertToEntityAttribute(Object column) {
        return Jsonb.secrets(column);
    }
}
