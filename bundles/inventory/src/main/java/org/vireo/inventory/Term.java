package org.vireo.inventory;

import java.util.List;
import java.util.Objects;

/**
 * A value that can be worked out of an entity's row: to compare, to sort by, to list. Names are those of the entity's fields; only names that
 * exist are accepted, and everything is worked out by the database. Immutable.
 */
public sealed interface Term {
    /** A field of the entity. */
    static Term of(String field) {
        return new Attribute(field);
    }

    /** Text within a field that keeps JSON. */
    static Term json(String field, String... path) {
        return new Json(field, List.of(path), Kind.TEXT);
    }

    /** Without regard to upper and lower case, in the order of the characters' numbers. */
    default Term folded() {
        return new Folded(this);
    }

    /** Text in the order of the characters' numbers. */
    default Term bytewise() {
        return new Bytewise(this);
    }

    /** As text. */
    default Term text() {
        return new Text(this);
    }

    /** How many whole times {@code divisor} goes into it. */
    default Term dividedBy(long divisor) {
        return new Divided(this, divisor);
    }

    /** What a value within JSON is. */
    enum Kind {
        /** Any text. */
        TEXT,
        /** A number, whole or not. */
        NUMBER,
        /** An id. */
        ID
    }

    /**
     * A field of the entity.
     *
     * @param field of the entity
     */
    record Attribute(String field) implements Term {
        /** Refuses missing values. */
        public Attribute {
            Objects.requireNonNull(field, "field");
        }
    }

    /**
     * A value within a field that keeps JSON.
     *
     * @param field of the entity
     * @param path members to go through, letters, digits and underscores only
     * @param kind what stands there
     */
    record Json(String field, List<String> path, Kind kind) implements Term {
        /** Copies the path. */
        public Json {
            path = List.copyOf(path);
        }
    }

    /**
     * Every text at a path within a field that keeps JSON; a comparison holds when it holds for one of them.
     *
     * @param field of the entity
     * @param path members to go through, {@code *} for every element of a list
     */
    record JsonEach(String field, List<String> path) implements Term {
        /** Copies the path. */
        public JsonEach {
            path = List.copyOf(path);
        }
    }

    /**
     * Without regard to upper and lower case.
     *
     * @param term text
     */
    record Folded(Term term) implements Term {}

    /**
     * In the order of the characters' numbers.
     *
     * @param term text
     */
    record Bytewise(Term term) implements Term {}

    /**
     * As text.
     *
     * @param term of any kind
     */
    record Text(Term term) implements Term {}

    /**
     * A number in a larger unit, cut off.
     *
     * @param term a number
     * @param divisor greater than zero
     */
    record Divided(Term term, long divisor) implements Term {}

    /**
     * A difference.
     *
     * @param from a number
     * @param taken another
     */
    record Minus(Term from, Term taken) implements Term {}

    /**
     * A product.
     *
     * @param factors numbers, at least one
     */
    record Product(List<Term> factors) implements Term {
        /** Copies the factors. */
        public Product {
            factors = List.copyOf(factors);
        }
    }

    /**
     * Two texts with something between them.
     *
     * @param first text
     * @param between letters, digits and {@code @ - . _} only
     * @param second text
     */
    record Joined(Term first, String between, Term second) implements Term {}

    /**
     * The least value of related entities; not set when there are none.
     *
     * @param mine the value that relates this entity
     * @param type of the related entities
     * @param theirs the equal value of theirs
     * @param criterion which of the related entities count
     * @param wanted of the related entity
     */
    record Found(Term mine, Class<?> type, Term theirs, Criterion criterion, Term wanted) implements Term {}
}
