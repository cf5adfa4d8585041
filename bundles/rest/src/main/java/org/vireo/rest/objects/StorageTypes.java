package org.vireo.rest.objects;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.HostStorage;
import org.vireo.rest.types.NfsVersion;
import org.vireo.rest.types.StorageType;

/**
 * Backends go by the API's names, and their settings by those of its fields: what is sent goes to the backend, which refuses what it does
 * not know, and what a domain has is shown where the API has a field. A type the API has no word for is shown as a POSIX file system.
 */
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
        put(settings, "portal", sent.getPortal());
        put(settings, "target", sent.getTarget());
        put(settings, "username", sent.getUsername());
        put(settings, "port", natural("port", sent.getPort()));
        put(settings, "nfs_timeo", natural("nfs_timeo", sent.getNfsTimeo()));
        put(settings, "nfs_retrans", natural("nfs_retrans", sent.getNfsRetrans()));
        put(
                settings,
                "nfs_version",
                sent.getNfsVersion() == null ? null : sent.getNfsVersion().value());
        return settings;
    }

    static String natural(String name, Integer number) {
        if (number != null && number < 0) {
            throw RequestFault.badValue(name + " must not be negative");
        }
        return number == null ? null : number.toString();
    }

    static void put(Map<String, String> settings, String key, String value) {
        if (value != null && !value.isBlank()) {
            settings.put(key, value);
        }
    }

    /** How the API shows what a backend was given. */
    static HostStorage storage(String type, Map<String, String> settings) {
        var storage = new HostStorage();
        storage.setType(toApi(type));
        storage.setAddress(settings.get("address"));
        storage.setPath(settings.get("path"));
        storage.setMountOptions(settings.get("mount_options"));
        storage.setVfsType(settings.get("vfs_type"));
        storage.setPortal(settings.get("portal"));
        storage.setTarget(settings.get("target"));
        storage.setUsername(settings.get("username"));
        storage.setPort(number(settings, "port"));
        storage.setNfsTimeo(number(settings, "nfs_timeo"));
        storage.setNfsRetrans(number(settings, "nfs_retrans"));
        Optional.ofNullable(settings.get("nfs_version"))
                .map(NfsVersion::fromValue)
                .ifPresent(storage::setNfsVersion);
        return storage;
    }

    static Integer number(Map<String, String> settings, String key) {
        return Optional.ofNullable(settings.get(key)).map(Integer::valueOf).orElse(null);
    }
}
