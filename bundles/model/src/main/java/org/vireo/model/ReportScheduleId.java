package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a schedule of reports. Immutable. */
public record ReportScheduleId(UUID value) implements Id {
    /** Refuses a missing value. */
    public ReportScheduleId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static ReportScheduleId random() {
        return new ReportScheduleId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static ReportScheduleId of(String text) {
        return new ReportScheduleId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
