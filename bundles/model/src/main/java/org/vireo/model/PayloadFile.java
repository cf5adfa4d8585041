package org.vireo.model;

import java.util.Objects;

/**
 * A file on a small medium. Immutable.
 *
 * @param name without directories
 * @param content its text; hidden, for it may hold passwords
 */
public record PayloadFile(String name, Secret content) {
    /** Refuses names with directories with an {@link IllegalArgumentException}. */
    public PayloadFile {
        Objects.requireNonNull(content, "content");
        Ranges.require(
                name.matches("[A-Za-z0-9_.-]{1,64}") && !name.startsWith("."),
                "the name of a payload's file must be letters, digits, _ . -");
        Ranges.require(
                content.reveal().length() <= 1_000_000, "a payload's file must have at most 1,000,000 characters");
    }
}
