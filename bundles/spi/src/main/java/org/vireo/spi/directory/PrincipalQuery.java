package org.vireo.spi.directory;

import java.util.Map;

/**
 * Which users or groups. Immutable.
 *
 * @param patterns what each field named must look like; a star stands for any number of characters, all else for itself, and small and
 *     capital letters are alike. All of them must match; none at all matches everyone. Groups have names only: other fields find none.
 */
public record PrincipalQuery(Map<Field, String> patterns) {
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
    public PrincipalQuery {
        patterns = Map.copyOf(patterns);
    }

    /** Everyone. */
    public static PrincipalQuery all() {
        return new PrincipalQuery(Map.of());
    }

    /** Those whose name matches. */
    public static PrincipalQuery named(String pattern) {
        return new PrincipalQuery(Map.of(Field.NAME, pattern));
    }
}
