package org.vireo.spi.directory;

import java.util.Objects;

/**
 * Names one user or group. Immutable.
 *
 * @param kind what the value is
 * @param value any characters; one that cannot be an id or name finds nothing
 */
public record PrincipalKey(Kind kind, String value) {
    /** What a value is. */
    public enum Kind {
        /** The id within the directory. */
        ID,
        /** The name, as the directory compares names. */
        NAME
    }

    /** Refuses missing values. */
    public PrincipalKey {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /** By id. */
    public static PrincipalKey id(String value) {
        return new PrincipalKey(Kind.ID, value);
    }

    /** By name. */
    public static PrincipalKey name(String value) {
        return new PrincipalKey(Kind.NAME, value);
    }
}
