package org.vireo.rest.objects;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.vireo.rest.types.HostStorage;
import org.vireo.rest.types.StorageType;

/** Backends go by the API's names. One the API has no word for is shown as a POSIX file system. */
final class StorageTypes {
    private StorageTypes() {}

    static StorageType toApi(String type) {
        return Arrays.stream(StorageType.values())
                .filter(one -> one.value().equals(type))
                .findFirst()
                .orElse(StorageType.POSIXFS);
    }

    /** What is sent, under the names that backends use. */
    static Map<String, String> settings(HostStorage sent) {
        var settings = new HashMap<String, String>();
        put(settings, "path", sent.getPath());
        put(settings, "address", sent.getAddress());
        put(settings, "mount_options", sent.getMountOptions());
        put(settings, "vfs_type", sent.getVfsType());
        if (sent.getNfsVersion() != null) {
            settings.put("nfs_version", sent.getNfsVersion().value());
        }
        return settings;
    }

    private static void put(Map<String, String> settings, String key, String value) {
        if (value != null && !value.isBlank()) {
            settings.put(key, value);
        }
    }
}
