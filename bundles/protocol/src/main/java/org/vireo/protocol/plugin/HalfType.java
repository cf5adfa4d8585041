package org.vireo.protocol.plugin;

import java.util.Objects;

/**
 * What a host half has to bring. Immutable.
 *
 * @param kind of driver: {@code storage} or {@code network}
 * @param type of it, the same text as the engine half's
 */
public record HalfType(String kind, String type) {
    /** Refuses missing values. */
    public HalfType {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(type, "type");
    }

    /** As a person reads it: {@code storage nfs}. */
    @Override
    public String toString() {
        return kind + " " + type;
    }
}
