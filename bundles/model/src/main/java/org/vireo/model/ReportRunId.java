package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a report that was made. Immutable. */
public record ReportRunId(UUID value) implements Id {
    /** Refuses a missing value. */
    public ReportRunId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static ReportRunId random() {
        return new ReportRunId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static ReportRunId of(String text) {
        return new ReportRunId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
