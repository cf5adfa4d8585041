package org.vireo.inventory;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;

/** Keeps times in columns of type {@code timestamptz}, which hold microseconds. Public because the persistence provider asks for it. */
@Converter
public final class InstantConverter implements AttributeConverter<Instant, Object> {
    @Override
    public Object convertToDatabaseColumn(Instant value) {
        return value == null ? null : Timestamp.from(value.truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public Instant convertToEntityAttribute(Object column) {
        return column == null ? null : ((Timestamp) column).toInstant();
    }
}
