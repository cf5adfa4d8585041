package org.vireo.model;

import java.util.Objects;

/** What a value must look like; what does not is refused with a sentence that names it. Apart from the values, so that their constants can be made in any order. */
final class Ranges {
    private Ranges() {}

    static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** One line of text. */
    static void plain(String what, String text, int longest) {
        Objects.requireNonNull(text, what);
        require(text.length() <= longest, what + " must have at most " + longest + " characters");
        require(text.chars().noneMatch(Character::isISOControl), what + " must be one line of text");
    }
}
