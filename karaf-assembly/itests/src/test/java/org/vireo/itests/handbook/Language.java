package org.vireo.itests.handbook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What blocks of the handbook are written in. */
enum Language {
    /** Commands of a shell, in one shell for each page. */
    SH(true, true),
    /** Commands of the engine's console. */
    KARAF(true, false),
    /** A query of the history. */
    SQL(true, true),
    /** A program. */
    PYTHON(true, true),
    /** A program. */
    JAVA(true, true),
    /** Requests with a search, one a line. */
    SEARCH(true, false),
    /** What the block before prints; an ellipsis stands for anything. */
    OUTPUT(false, false),
    /** A document, which is read. */
    JSON(false, false),
    /** A document, which is read. */
    XML(false, false),
    /** Lines of a configuration, which are read. */
    INI(false, false),
    /** Nothing that could be typed. */
    TEXT(false, false);

    private final boolean typed;
    private final boolean whole;

    Language(boolean typed, boolean whole) {
        this.typed = typed;
        this.whole = whole;
    }

    static Optional<Language> of(String name) {
        return Arrays.stream(values())
                .filter(l -> l.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    boolean typed() {
        return typed;
    }

    /** How many commands a text has: those of a shell by the shell's lines, programs are one. */
    int commands(String text) {
        if (this == SH) {
            return ShellLines.of(text).size();
        }
        return whole ? 1 : (int) text.lines().filter(line -> !line.isBlank()).count();
    }
}
