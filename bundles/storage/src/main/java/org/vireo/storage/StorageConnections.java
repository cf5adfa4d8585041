package org.vireo.storage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageConnection;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.Secret;
import org.vireo.model.StorageConnectionId;

/** Ways to places that hold storage domains. A domain uses the one of its type that leads to its place. Works in the present transaction. */
@Component(service = StorageConnections.class)
public final class StorageConnections {
    private static final Map<String, Set<String>> NEEDED = Map.of(
            "nfs", Set.of("address", "path"),
            "localfs", Set.of("path"),
            "posixfs", Set.of("path", "vfs_type"),
            "glusterfs", Set.of("address", "path"),
            "iscsi", Set.of("address", "target"),
            "fcp", Set.of(),
            "managed_block_storage", Set.of());
    private static final Set<String> PLACE = Set.of("address", "path", "port", "target", "portal");

    private final Inventory inventory;
    private final StorageBackends backends;

    @Activate
    public StorageConnections(@Reference Inventory inventory, @Reference StorageBackends backends) {
        this.inventory = inventory;
        this.backends = backends;
    }

    static Check form(String type, Map<String, String> settings) {
        var missing = NEEDED.getOrDefault(type, Set.of("path")).stream()
                .filter(key -> settings.getOrDefault(key, "").isBlank())
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Check.FINE
                : Check.invalid("A Storage Connection of type " + type + " needs " + String.join(", ", missing) + ".");
    }

    StorageConnection get(StorageConnectionId id) {
        return inventory.get(StorageConnection.class, id);
    }

    /** The one that leads to the same place. */
    Optional<StorageConnection> equal(String type, Map<String, String> settings) {
        return inventory.list(StorageConnection.class, Where.equal("type", type)).stream()
                .filter(one -> place(one.settings()).equals(place(settings)))
                .findFirst();
    }

    private static Map<String, String> place(Map<String, String> settings) {
        var place = new HashMap<>(settings);
        place.keySet().retainAll(PLACE);
        return place;
    }

    List<StorageDomain> users(StorageConnection connection) {
        return inventory.list(StorageDomain.class, Where.equal("type", connection.type())).stream()
                .filter(domain -> place(domain.settings()).equals(place(connection.settings())))
                .toList();
    }

    void add(StorageConnectionId id, String type, Map<String, String> settings, Map<String, Secret> secrets) {
        var row = new StorageConnection(id);
        row.setType(type);
        row.setSettings(settings);
        row.setSecrets(secrets);
        inventory.add(row);
    }

    /** Keeps the way to a new domain, unless it is known. */
    void know(StorageDomain domain) {
        if (equal(domain.type(), domain.settings()).isEmpty()) {
            add(StorageConnectionId.random(), domain.type(), domain.settings(), domain.secrets());
        }
    }

    void change(StorageConnectionId id, Map<String, String> settings, Map<String, Secret> secrets) {
        var row = get(id);
        for (var domain : users(row)) {
            var backend = backends.get(domain.type());
            var changed = SecretSettings.whole(domain);
            changed.putAll(SecretSettings.whole(settings, secrets));
            var hidden = new HashSet<>(domain.secrets().keySet());
            hidden.addAll(secrets.keySet());
            SecretSettings.keep(domain, backend, backend.check(changed), hidden);
        }
        row.setSettings(settings);
        var kept = new HashMap<>(row.secrets());
        kept.putAll(secrets);
        row.setSecrets(kept);
    }

    void remove(StorageConnectionId id) {
        inventory.remove(get(id));
    }
}
