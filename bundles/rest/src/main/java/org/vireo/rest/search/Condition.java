package org.vireo.rest.search;

import java.util.List;

/** A search as it was understood. */
sealed interface Condition {
    /** Everything. */
    record All() implements Condition {}

    /** A field compared with a value. */
    record Compare(String field, Operator operator, String value) implements Condition {}

    /** Any text field has the value. */
    record FreeText(String value) implements Condition {}

    /** All of them hold. */
    record Both(List<Condition> parts) implements Condition {}

    /** One of them holds. */
    record Either(List<Condition> parts) implements Condition {}

    enum Operator {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        LESS,
        GREATER_OR_EQUAL,
        LESS_OR_EQUAL
    }
}
