package org.vireo.spi.directory;

import java.util.List;

/**
 * A part of a long answer. Immutable.
 *
 * @param entries in the order of the directory
 * @param more whether others follow
 */
public record Page<T>(List<T> entries, boolean more) {
    /** Copies the list. */
    public Page {
        entries = List.copyOf(entries);
    }
}
