package org.vireo.rest.objects;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.vireo.model.Secret;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.HostStorage;
import org.vireo.rest.types.LogicalUnit;
import org.vireo.rest.types.NfsVersion;
import org.vireo.rest.types.Properties;
import org.vireo.rest.types.Property;
import org.vireo.rest.types.StorageType;

/**
 * Backends go by the API's names, and their settings by those of its fields: what is sent goes to the backend, which refuses what it does
 * not know, and what a domain has is shown where the API has a field. A type the API has no word for, such as that of a plugin, is written
 * as a POSIX file system whose {@code vfs_type} is the backend's; settings without a field are options of the driver.
 */
final class StorageTypes {
    private StorageTypes() {}

    private static final Set<String> FIELDS = Set.of(
            "address",
            "path",
            "mount_options",
            "vfs_type",
            "portal",
            "target",
            "username",
            "port",
            "nfs_timeo",
            "nfs_retrans",
            "nfs_version");

    /**
     * What a client means.
     *
     * @param type of the backend
     * @param settings for it
     */
    record Meant(String type, Map<String, String> settings) {}

    /** Whether the API has a field for a setting. */
    static boolean isField(String setting) {
        return FIELDS.contains(setting);
    }

    static StorageType toApi(String type) {
        return word(type).orElse(StorageType.POSIXFS);
    }

    private static Optional<StorageType> word(String type) {
        return Arrays.stream(StorageType.values())
                .filter(one -> one.value().equals(type))
                .findFirst();
    }

    /** The kind of file system that stands for a type, where the API has no word for it. */
    static String vfsType(String type, Map<String, String> settings) {
        return word(type).isPresent() ? settings.get("vfs_type") : type;
    }

    /** @param installed whether there is a backend for a type */
    static Meant meant(StorageType type, Map<String, String> settings, Predicate<String> installed) {
        var kind = settings.getOrDefault("vfs_type", "");
        if (type != StorageType.POSIXFS || kind.isEmpty() || word(kind).isPresent() || !installed.test(kind)) {
            return new Meant(type.value(), settings);
        }
        var others = new HashMap<>(settings);
        others.remove("vfs_type");
        return new Meant(kind, others);
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
        LogicalUnitsShape.settings(sent, settings);
        for (var option : options(sent.getDriverOptions())) {
            if (option.getName() == null || FIELDS.contains(option.getName())) {
                throw RequestFault.badValue("driver_options hold settings that have no field: " + option.getName());
            }
            put(settings, option.getName(), option.getValue());
        }
        return settings;
    }

    /** Secrets for a backend, under the names that it uses. */
    static Map<String, Secret> secrets(HostStorage sent) {
        var password =
                LogicalUnitsShape.sent(sent).map(LogicalUnit::getPassword).orElse(sent.getPassword());
        var secrets = new HashMap<>(StorageConnectionsCollection.secrets(password));
        for (var option : options(sent.getDriverSensitiveOptions())) {
            if (option.getName() == null || option.getValue() == null) {
                throw RequestFault.badValue("driver_sensitive_options need a name and a value each");
            }
            secrets.put(option.getName(), Secret.of(option.getValue()));
        }
        return secrets;
    }

    private static List<Property> options(Properties sent) {
        return sent == null ? List.of() : sent.getProperties();
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
        storage.setVfsType(vfsType(type, settings));
        storage.setPortal(settings.get("portal"));
        storage.setTarget(settings.get("target"));
        storage.setUsername(settings.get("username"));
        storage.setPort(number(settings, "port"));
        storage.setNfsTimeo(number(settings, "nfs_timeo"));
        storage.setNfsRetrans(number(settings, "nfs_retrans"));
        Optional.ofNullable(settings.get("nfs_version"))
                .map(NfsVersion::fromValue)
                .ifPresent(storage::setNfsVersion);
        LogicalUnitsShape.show(storage, settings);
        storage.setDriverOptions(options(settings));
        return storage;
    }

    private static Properties options(Map<String, String> settings) {
        var options = new Properties();
        new TreeMap<>(settings).forEach((name, value) -> {
            if (!FIELDS.contains(name)) {
                var option = new Property();
                option.setName(name);
                option.setValue(value);
                options.getProperties().add(option);
            }
        });
        return options.getProperties().isEmpty() ? null : options;
    }

    static Integer number(Map<String, String> settings, String key) {
        return Optional.ofNullable(settings.get(key)).map(Integer::valueOf).orElse(null);
    }
}
