package org.vireo.model;

import java.util.Objects;
import java.util.UUID;

/** The id of a template. Immutable. */
public record TemplateId(UUID value) implements Id {
    /** Of the one that every inventory has: without disks, and what machines that read through to none are made from. */
    public static final TemplateId BLANK = new TemplateId(new UUID(0, 0));

    /** Refuses a missing value. */
    public TemplateId {
        Objects.requireNonNull(value, "value");
    }

    /** A new random id. */
    public static TemplateId random() {
        return new TemplateId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static TemplateId of(String text) {
        return new TemplateId(Id.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
