package org.vireo.host.spi.storage;

import java.util.Map;
import java.util.Objects;
import org.vireo.model.DiskFormat;

/**
 * A volume as {@code qemu-img} opens it for reading, good for one piece of work only. Immutable.
 *
 * @param image its name; all it reads through to is found from there
 * @param format layout
 * @param environment variables the program needs for it
 * @param keys files with the keys that open it, by the ids that its name has
 */
public record LentVolume(String image, DiskFormat format, Map<String, String> environment, Map<String, String> keys) {
    /** One that no key opens. */
    public LentVolume(String image, DiskFormat format, Map<String, String> environment) {
        this(image, format, environment, Map.of());
    }

    /** Refuses missing values. */
    public LentVolume {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(format, "format");
        environment = Map.copyOf(environment);
        keys = Map.copyOf(keys);
    }
}
