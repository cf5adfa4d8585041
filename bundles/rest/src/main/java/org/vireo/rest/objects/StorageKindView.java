package org.vireo.rest.objects;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.vireo.engine.api.storage.StorageKind;
import org.vireo.spi.SettingSpec;

/** A type of storage as forms need it: what is to be filled in, and where each of it goes in a storage domain that is sent. Stateless. */
public final class StorageKindView {
    private StorageKindView() {}

    /** As JSON; {@code sent_as} of a setting is a field of {@code storage}, {@code driver_options} or {@code driver_sensitive_options}. */
    public static Map<String, Object> shown(StorageKind kind) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("type", kind.type());
        shown.put("storage", storage(kind.type()));
        shown.put(
                "luns",
                kind.settings().stream().anyMatch(setting -> setting.name().equals(LogicalUnitsShape.NUMBER)));
        shown.put(
                "settings",
                kind.settings().stream().map(StorageKindView::setting).toList());
        return shown;
    }

    /** What to send so that this type is meant. */
    private static Map<String, String> storage(String type) {
        var word = StorageTypes.toApi(type).value();
        return word.equals(type) ? Map.of("type", type) : Map.of("type", word, "vfs_type", type);
    }

    private static Map<String, Object> setting(SettingSpec spec) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", spec.name());
        shown.put("label", spec.label());
        shown.put("kind", spec.kind().name().toLowerCase(Locale.ROOT));
        shown.put("required", spec.required());
        shown.put("default", spec.defaultValue());
        shown.put("sent_as", sentAs(spec));
        return shown;
    }

    private static String sentAs(SettingSpec spec) {
        if (spec.kind() == SettingSpec.Kind.SECRET) {
            return spec.name().equals("password") ? "password" : "driver_sensitive_options";
        }
        return StorageTypes.isField(spec.name()) ? spec.name() : "driver_options";
    }
}
