package org.vireo.spi.storage;

import java.util.Map;
import java.util.Objects;
import org.vireo.model.DiskId;

/**
 * A LUN that is a disk as a whole, as a backend needs it. Immutable.
 *
 * @param disk which
 * @param settings checked by the backend, the same as those of a domain on the LUN
 */
public record LunDisk(DiskId disk, Map<String, String> settings) {
    /** Refuses missing values. */
    public LunDisk {
        Objects.requireNonNull(disk, "disk");
        settings = Map.copyOf(settings);
    }

    /** Without the values of settings: some are secrets. */
    @Override
    public String toString() {
        return "LunDisk[disk=" + disk + ", settings=" + settings.keySet() + "]";
    }
}
