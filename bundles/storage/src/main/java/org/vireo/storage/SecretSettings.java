package org.vireo.storage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.Secret;
import org.vireo.spi.SettingSpec;
import org.vireo.spi.storage.StorageBackend;

/** Settings of storage some of which are secrets: a backend sees all of them, the inventory keeps the two kinds apart. */
final class SecretSettings {
    private SecretSettings() {}

    /** As a backend sees them. */
    static Map<String, String> whole(Map<String, String> settings, Map<String, Secret> secrets) {
        var whole = new HashMap<>(settings);
        secrets.forEach((name, secret) -> whole.put(name, secret.reveal()));
        return whole;
    }

    /** As a backend sees those of a domain. */
    static Map<String, String> whole(StorageDomain domain) {
        return whole(domain.settings(), domain.secrets());
    }

    /** The two kinds. */
    record Split(Map<String, String> open, Map<String, Secret> secret) {}

    /** Keeps what a backend found sound. */
    static void keep(StorageDomain domain, StorageBackend backend, Map<String, String> whole, Set<String> cameSecret) {
        var split = split(backend, whole, cameSecret);
        domain.setSettings(split.open());
        domain.setSecrets(split.secret());
    }

    /** Secrets are what a backend declares as such, and what came as one. */
    static Split split(StorageBackend backend, Map<String, String> whole, Set<String> cameSecret) {
        var hidden = new HashSet<>(cameSecret);
        backend.settings().stream()
                .filter(spec -> spec.kind() == SettingSpec.Kind.SECRET)
                .forEach(spec -> hidden.add(spec.name()));
        var open = new HashMap<>(whole);
        open.keySet().removeAll(hidden);
        return new Split(
                open,
                whole.entrySet().stream()
                        .filter(entry -> hidden.contains(entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Secret.of(entry.getValue()))));
    }
}
