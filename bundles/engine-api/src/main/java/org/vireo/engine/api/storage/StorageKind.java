package org.vireo.engine.api.storage;

import java.util.List;
import java.util.Objects;
import org.vireo.spi.SettingSpec;

/**
 * A type of storage that can be used now, and what an administrator fills in to use it. Immutable.
 *
 * @param type of its backend
 * @param settings in the order to show them
 */
public record StorageKind(String type, List<SettingSpec> settings) {
    /** Copies the list and refuses missing values. */
    public StorageKind {
        Objects.requireNonNull(type, "type");
        settings = List.copyOf(settings);
    }
}
