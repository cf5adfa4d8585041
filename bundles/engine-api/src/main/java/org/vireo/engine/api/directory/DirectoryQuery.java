package org.vireo.engine.api.directory;

import java.util.Map;

/**
 * Which users or groups of a directory. Immutable.
 *
 * @param groups whether groups are wanted
 * @param patterns by field; a star stands for any number of characters. All must match
 * @param offset how many to pass over, 0 to 100,000
 * @param size how many at most, 1 to 1,000
 */
public record DirectoryQuery(boolean groups, Map<Field, String> patterns, int offset, int size) {
    /** The most that one query gives. */
    public static final int LARGEST = 1_000;

    /** What is compared. */
    public enum Field {
        /** The name of login of a user, or the name of a group. */
        NAME,
        /** Given name. */
        FIRST_NAME,
        /** Family name. */
        LAST_NAME,
        /** Address of mail. */
        EMAIL,
        /** Department. */
        DEPARTMENT
    }

    /** Copies the map. */
    public DirectoryQuery {
        patterns = Map.copyOf(patterns);
    }
}
