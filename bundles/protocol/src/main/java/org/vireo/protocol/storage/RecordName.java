package org.vireo.protocol.storage;

import java.util.Objects;
import java.util.UUID;

/**
 * Names a record within a storage domain: never by a text that somebody chose. Immutable.
 *
 * @param kind of what it tells
 * @param id of what it tells
 */
public record RecordName(RecordKind kind, UUID id) {
    /** Refuses missing values. */
    public RecordName {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    /** For people and for names of files, such as {@code vm-8d1a…}. */
    @Override
    public String toString() {
        return kind.text() + "-" + id;
    }
}
