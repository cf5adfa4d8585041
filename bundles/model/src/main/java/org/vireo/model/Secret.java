package org.vireo.model;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A text that must never be printed: passwords, tickets, tokens. Its string form hides it. One that was kept is opened when it is first
 * asked for, so that objects can be listed whose secrets cannot be opened. Immutable to its users, thread-safe.
 */
public final class Secret {
    private final String sealed;
    private final UnaryOperator<String> opener;
    private volatile String text;

    private Secret(String text, String sealed, UnaryOperator<String> opener) {
        this.text = text;
        this.sealed = sealed;
        this.opener = opener;
    }

    /** Wraps {@code text}. */
    public static Secret of(String text) {
        return new Secret(Objects.requireNonNull(text, "text"), null, UnaryOperator.identity());
    }

    /** One that was kept as {@code sealed}; {@code opener} makes the hidden text of it, or throws when it cannot. */
    public static Secret sealed(String sealed, UnaryOperator<String> opener) {
        return new Secret(null, Objects.requireNonNull(sealed, "sealed"), Objects.requireNonNull(opener, "opener"));
    }

    /** The hidden text; do not log it, do not put it in messages or process arguments. */
    public String reveal() {
        var known = text;
        if (known == null) {
            known = opener.apply(sealed);
            text = known;
        }
        return known;
    }

    /** As it was kept, for keeping it again. */
    public Optional<String> sealedText() {
        return Optional.ofNullable(sealed);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Secret secret)) {
            return false;
        }
        return keptAs(secret) || secret.reveal().equals(reveal());
    }

    private boolean keptAs(Secret other) {
        return sealed != null && sealed.equals(other.sealed);
    }

    @Override
    public int hashCode() {
        return reveal().hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
