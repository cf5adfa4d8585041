package org.vireo.spi.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * A report without any form. All text is in the reader's language. Immutable.
 *
 * @param title not empty
 * @param description what it tells, may be empty
 * @param made when its figures were taken
 * @param zone in which moments are shown
 * @param parameters what was asked for, to be shown with it
 * @param sections in order, may be none
 */
public record ReportModel(
        String title,
        String description,
        Instant made,
        ZoneId zone,
        List<Parameter> parameters,
        List<ReportSection> sections) {
    /** Refuses missing values and an empty title; copies the lists. */
    public ReportModel {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a report without a title");
        }
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(made, "made");
        Objects.requireNonNull(zone, "zone");
        parameters = List.copyOf(parameters);
        sections = List.copyOf(sections);
    }

    /**
     * Something that was asked for. Immutable.
     *
     * @param label for people
     * @param value as people read it
     */
    public record Parameter(String label, String value) {
        /** Refuses missing values. */
        public Parameter {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(value, "value");
        }
    }
}
