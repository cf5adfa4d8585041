package org.vireo.spi.storage;

import java.util.Map;
import java.util.Objects;
import org.vireo.model.StorageDomainId;

/**
 * A storage domain as a backend needs it. Immutable.
 *
 * @param id which
 * @param settings checked by the backend
 */
public record Domain(StorageDomainId id, Map<String, String> settings) {
    /** Refuses missing values. */
    public Domain {
        Objects.requireNonNull(id, "id");
        settings = Map.copyOf(settings);
    }

    /** Without the values of settings: some are secrets. */
    @Override
    public String toString() {
        return "Domain[id=" + id + ", settings=" + settings.keySet() + "]";
    }
}
