package org.vireo.engine.api.command;

import java.util.Objects;
import org.vireo.model.Id;

/**
 * Names something that must not change while a job works on it. Immutable.
 *
 * @param kind such as {@code vm}
 * @param id which
 * @param exclusive whether nobody else may even look on; shared holders only exclude exclusive ones
 */
public record LockKey(String kind, String id, boolean exclusive) implements Comparable<LockKey> {
    /** Refuses missing values. */
    public LockKey {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    /** For whoever changes the object. */
    public static LockKey exclusive(String kind, Id id) {
        return new LockKey(kind, id.value().toString(), true);
    }

    /** For whoever only needs the object to stay as it is. */
    public static LockKey shared(String kind, Id id) {
        return new LockKey(kind, id.value().toString(), false);
    }

    /** Guards a name against being given twice; upper and lower case are the same. */
    public static LockKey name(String kind, String name) {
        return new LockKey(kind + ".name", name.toLowerCase(java.util.Locale.ROOT), true);
    }

    /** What is locked, whoever holds it and how. */
    public String text() {
        return kind + "/" + id;
    }

    @Override
    public int compareTo(LockKey other) {
        return text().compareTo(other.text());
    }
}
