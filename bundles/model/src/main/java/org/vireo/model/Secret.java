package org.vireo.model;

import java.util.Objects;

/** A text that must never be printed: passwords, tickets, tokens. Its string form hides it. Immutable. */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = Objects.requireNonNull(text, "text");
    }

    /** Wraps {@code text}. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The hidden text; do not log it, do not put it in messages or process arguments. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
