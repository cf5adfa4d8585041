package org.vireo.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.vireo.model.Id;

/**
 * Which entities to list. All conditions must hold. Names are those of the entities' fields; values are bound, never pasted. Immutable.
 *
 * @param conditions that must all hold
 * @param order fields to sort by
 * @param skip how many to leave out at the beginning
 * @param limit how many at most; 0 means all
 */
public record Where(List<Condition> conditions, List<Order> order, int skip, int limit) {
    /** How a field is compared. */
    public enum Comparison {
        /** Same. */
        EQUAL,
        /** Different or not set. */
        NOT_EQUAL,
        /** Greater. */
        GREATER,
        /** Less. */
        LESS,
        /** One of a collection. */
        IN,
        /** Matches a pattern with {@code %} for any text, upper and lower case alike. */
        LIKE,
        /** Not set. */
        NULL
    }

    /**
     * A condition on one field.
     *
     * @param field of the entity
     * @param comparison how
     * @param value with what; ids as their UUID
     */
    public record Condition(String field, Comparison comparison, Object value) {
        /** Refuses missing values except for NULL. */
        public Condition {
            Objects.requireNonNull(field, "field");
            if (value instanceof Id id) {
                value = id.value();
            }
        }
    }

    /**
     * A field to sort by.
     *
     * @param field of the entity
     * @param descending whether the greatest comes first
     */
    public record Order(String field, boolean descending) {}

    /** Copies the lists. */
    public Where {
        conditions = List.copyOf(conditions);
        order = List.copyOf(order);
    }

    /** Everything. */
    public static Where all() {
        return new Where(List.of(), List.of(), 0, 0);
    }

    /** Those whose field has the value. */
    public static Where equal(String field, Object value) {
        return all().and(field, Comparison.EQUAL, value);
    }

    /** Those whose field has one of the values. */
    public static Where in(String field, Collection<?> values) {
        var plain =
                values.stream().map(v -> v instanceof Id id ? id.value() : v).toList();
        return all().and(field, Comparison.IN, plain);
    }

    /** One more condition. */
    public Where and(String field, Comparison comparison, Object value) {
        var more = new ArrayList<>(conditions);
        more.add(new Condition(field, comparison, value));
        return new Where(more, order, skip, limit);
    }

    /** One more field that must have the value. */
    public Where andEqual(String field, Object value) {
        return and(field, Comparison.EQUAL, value);
    }

    /** Sorts by one more field, the least first. */
    public Where orderBy(String field) {
        return order(field, false);
    }

    /** Sorts by one more field. */
    public Where order(String field, boolean descending) {
        var more = new ArrayList<>(order);
        more.add(new Order(field, descending));
        return new Where(conditions, more, skip, limit);
    }

    /** At most so many; 0 means all. */
    public Where limit(int count) {
        return new Where(conditions, order, skip, count);
    }

    /** Leaves out so many at the beginning. */
    public Where skip(int count) {
        return new Where(conditions, order, count, limit);
    }

    /** The limit, if there is one. */
    public Optional<Integer> bound() {
        return limit > 0 ? Optional.of(limit) : Optional.empty();
    }
}
