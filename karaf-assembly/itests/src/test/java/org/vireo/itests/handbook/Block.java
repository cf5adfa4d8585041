package org.vireo.itests.handbook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of code of a page.
 *
 * @param page its file's name
 * @param line of the page, from 1
 * @param language how it is to be read; empty when the page does not say
 * @param notes what else stands behind the language
 * @param text as it is shown
 */
record Block(String page, int line, String language, Map<String, String> notes, String text) {
    private static final Pattern NOTE = Pattern.compile("([a-z]+)=\"([^\"]*)\"");
    private static final String LEFT_OUT = "norun";
    private static final String BY_ANOTHER = "runby";
    private static final String ENDLESS = "until";
    private static final String NEEDS = "needs";

    Block {
        notes = Map.copyOf(notes);
    }

    static Block of(String page, int line, String info, String text) {
        var notes = new HashMap<String, String>();
        var found = NOTE.matcher(info);
        while (found.find()) {
            notes.put(found.group(1), found.group(2));
        }
        var rest = found.replaceAll("").strip();
        return new Block(page, line, rest, notes, text);
    }

    /** Why it cannot be run here. */
    Optional<String> leftOut() {
        return Optional.ofNullable(notes.get(LEFT_OUT));
    }

    /** The other test that runs it, word for word. */
    Optional<String> byAnother() {
        return Optional.ofNullable(notes.get(BY_ANOTHER));
    }

    /** A module of Python that it needs. */
    Optional<String> needs() {
        return Optional.ofNullable(notes.get(NEEDS));
    }

    /** Whether it goes on until somebody ends it. */
    boolean endless() {
        return notes.containsKey(ENDLESS);
    }

    /** Whether a person would type it. */
    boolean typed() {
        return Language.of(language).filter(Language::typed).isPresent();
    }

    /** How many commands it holds. */
    int commands() {
        return Language.of(language).map(l -> l.commands(text)).orElse(0);
    }

    /** Where it is, for people. */
    String place() {
        return page + ":" + line;
    }
}
