package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;

/**
 * Adds a disk from an image in a host's import directory. Immutable.
 *
 * @param disk what; its size is taken from the image
 * @param host where the image is
 * @param file plain file name
 */
public record ImportDisk(NewDisk disk, HostId host, String file) implements Command {
    /** Refuses missing values. */
    public ImportDisk {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(file, "file");
    }
}
