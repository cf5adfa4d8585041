package org.vireo.inventory;

import javax.persistence.AttributeConverter;
import javax.persistence.Converter;
import org.vireo.model.VmSettings;

/** Keeps settings in columns of type {@code jsonb}. Public because the persistence provider asks for it. */
@Converter
public final class VmSettingsConverter implements AttributeConverter<VmSettings, Object> {
    @Override
    public Object convertToDatabaseColumn(VmSettings value) {
        return Jsonb.of(Jsonb.write(value));
    }

    @Override
    public VmSettings convertToEntityAttribute(Object column) {
        return Jsonb.read(column, VmSettings.class);
    }
}
