package org.vireo.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A condition on entities, as deep as wanted; the database decides it. It holds or does not: what is not set equals nothing, and
 * {@link Not} turns that into holding. Values are bound, never pasted. Immutable.
 */
public sealed interface Criterion {
    /** What always holds. */
    static Criterion everything() {
        return new All(List.of());
    }

    /** What never holds. */
    static Criterion nothing() {
        return new Any(List.of());
    }

    /** A term that equals a value. */
    static Criterion equal(Term term, Object value) {
        return new Compared(term, Operator.EQUAL, value);
    }

    /** The opposite. */
    default Criterion not() {
        return new Not(this);
    }

    /** How a term is compared. */
    enum Operator {
        /** Same. */
        EQUAL("="),
        /** Less. */
        LESS("<"),
        /** Less or same. */
        LESS_OR_EQUAL("<="),
        /** Greater. */
        GREATER(">"),
        /** Greater or same. */
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** The usual sign. */
        public String sign() {
            return sign;
        }
    }

    /**
     * A term stands in this relation to a value.
     *
     * @param term what
     * @param operator how
     * @param value of the term's type; numbers of any type; ids also as their UUID
     */
    record Compared(Term term, Operator operator, Object value) implements Criterion {}

    /**
     * A text matches a pattern as a whole.
     *
     * @param term a text
     * @param pattern in which {@code *} stands for any text and everything else for itself
     * @param exact whether upper and lower case differ
     */
    record Like(Term term, String pattern, boolean exact) implements Criterion {}

    /**
     * A term equals one of the values.
     *
     * @param term what
     * @param values of the term's type
     */
    record OneOf(Term term, Collection<?> values) implements Criterion {
        /** Copies the values. */
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /**
     * A term is set.
     *
     * @param term what
     */
    record Present(Term term) implements Criterion {}

    /**
     * All hold.
     *
     * @param parts of which none means: always
     */
    record All(List<Criterion> parts) implements Criterion {
        /** Copies the parts. */
        public All {
            parts = List.copyOf(parts);
        }
    }

    /**
     * At least one holds.
     *
     * @param parts of which none means: never
     */
    record Any(List<Criterion> parts) implements Criterion {
        /** Copies the parts. */
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The part does not hold.
     *
     * @param part what must not
     */
    record Not(Criterion part) implements Criterion {}

    /**
     * There is a related entity for which the criterion holds.
     *
     * @param mine the value that relates this entity
     * @param type of the related entities
     * @param theirs the equal value of theirs
     * @param criterion that one of the related entities must fulfil
     */
    record Related(Term mine, Class<?> type, Term theirs, Criterion criterion) implements Criterion {}

    /**
     * One of the principals may see the entity. Only for kinds with a view {@code visible_<table>(principal_id, id, administrative)}.
     *
     * @param principals users and groups
     * @param userRolesOnly whether roles of administrators do not count
     */
    record Visible(Set<UUID> principals, boolean userRolesOnly) implements Criterion {
        /** By any role. */
        public Visible(Set<UUID> principals) {
            this(principals, false);
        }

        /** Copies the principals. */
        public Visible {
            principals = Set.copyOf(principals);
        }
    }
}
