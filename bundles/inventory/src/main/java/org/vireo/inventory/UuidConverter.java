package org.vireo.inventory;

import java.util.UUID;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** Keeps ids in columns of type {@code uuid}. Public because the persistence provider asks for it. */
@Converter
public final class UuidConverter implements AttributeConverter<UUID, Object> {
    @Override
    public Object convertToDatabaseColumn(UUID value) {
        return value;
    }

    @Override
    public UUID convertToEntityAttribute(Object column) {
        return column == null || column instanceof UUID ? (UUID) column : UUID.fromString(column.toString());
    }
}
