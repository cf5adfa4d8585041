package org.vireo.identity;

import java.util.Optional;

/**
 * {@code user@profile}, as people type it. Immutable.
 *
 * @param user within its profile
 * @param profile in which it is looked up
 */
record AccountName(String user, String profile) {
    static final String INTERNAL = "internal";

    private static final int LONGEST = 255;

    /** Empty for anything that cannot be a name. The user may hold an at sign itself. */
    static Optional<AccountName> parse(String text) {
        int at = text.lastIndexOf('@');
        return at < 1 || at == text.length() - 1 || text.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new AccountName(text.substring(0, at), text.substring(at + 1)));
    }

    /** Names come from outside: they must not forge lines in the log. */
    String printable() {
        return printable(text());
    }

    static String printable(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}@._-]", "?");
    }

    String text() {
        return user + "@" + profile;
    }
}
