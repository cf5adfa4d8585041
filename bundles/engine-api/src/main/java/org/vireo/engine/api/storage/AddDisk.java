package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;

/**
 * Adds a disk that belongs to no virtual machine. Immutable.
 *
 * @param disk what
 */
public record AddDisk(NewDisk disk) implements Command {
    /** Refuses missing values. */
    public AddDisk {
        Objects.requireNonNull(disk, "disk");
    }
}
