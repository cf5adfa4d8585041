package org.vireo.spi.directory;

import java.util.Objects;

/**
 * A group of a directory. Immutable.
 *
 * @param id within the directory; stays the same when the group is renamed, and no later group gets it
 * @param name unique in the directory as far as the directory sees to it
 * @param description free text, may be empty
 */
public record DirectoryGroup(String id, String name, String description) {
    /** Refuses missing values, and an empty id or name. */
    public DirectoryGroup {
        if (id.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("a group of a directory without id or name");
        }
        Objects.requireNonNull(description, "description");
    }
}
