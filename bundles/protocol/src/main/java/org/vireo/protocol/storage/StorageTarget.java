package org.vireo.protocol.storage;

import java.util.Map;
import java.util.Objects;
import org.vireo.model.StorageDomainId;

/**
 * A storage domain as a host driver needs it. Immutable.
 *
 * @param domain which
 * @param type kind of driver
 * @param settings checked by the driver
 */
public record StorageTarget(StorageDomainId domain, String type, Map<String, String> settings) {
    /** Refuses missing values. */
    public StorageTarget {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(type, "type");
        settings = Map.copyOf(settings);
    }

    /** Without the values of settings: some are secrets. */
    @Override
    public String toString() {
        return "StorageTarget[domain=" + domain + ", type=" + type + ", settings=" + settings.keySet() + "]";
    }
}
