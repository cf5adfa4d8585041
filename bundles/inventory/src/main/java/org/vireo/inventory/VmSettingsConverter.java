package org.vireo.inventory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.persistence.AttributeConverter;
import javax.persistence.Converter;
import org.vireo.model.VmSettings;

/**
 * Keeps settings in columns of type {@code jsonb}. Most virtual machines have the settings of many others, so equal texts are read once
 * and share what they say. Public because the persistence provider asks for it. Thread-safe.
 */
@Converter
public final class VmSettingsConverter implements AttributeConverter<VmSettings, Object> {
    private static final int MOST = 2_000;

    private final Map<String, VmSettings> known = new ConcurrentHashMap<>();

    @Override
    public Object convertToDatabaseColumn(VmSettings value) {
        return Jsonb.of(Jsonb.write(value));
    }

    @Override
    public VmSettings convertToEntityAttribute(Object column) {
        var text = Jsonb.text(column);
        if (text == null) {
            return null;
        }
        var found = known.get(text);
        if (found == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            found = Jsonb.read(text, VmSettings.class);
            known.put(text, found);
        }
        return found;
    }
}
