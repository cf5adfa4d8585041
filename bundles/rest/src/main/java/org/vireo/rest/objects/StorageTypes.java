package org.vireo.rest.objects;

import java.util.HashMap;
import java.util.Map;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.HostStorage;
import org.vireo.rest.types.StorageType;

/** Kinds of storage backends under the API's names. A kind the API has no word for is shown as a POSIX file system. */
final class StorageTypes {
    private static final Map<StorageType, String> ENGINE =
            Map.of(StorageType.LOCALFS, "local", StorageType.NFS, "nfs", StorageType.POSIXFS, "posix");

    private StorageTypes() {}

    static String toEngine(StorageType type) {
        var found = ENGINE.get(type);
        if (found == null) {
            throw RequestFault.unsupported("Storage of type " + type.value());
        }
        return found;
    }

    static StorageType toApi(String type) {
        return ENGINE.entrySet().stream()
                .filter(entry -> entry.getValue().equals(type))
                .map(Map.Entry::getKey)
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
