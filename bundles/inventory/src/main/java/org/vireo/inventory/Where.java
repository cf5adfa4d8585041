package org.vireo.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.model.Id;

/**
 * Which entities to list. All conditions must hold. Names are those of the entities' fields; values are bound, never pasted. Immutable.
 *
 * @param conditions that must all hold
 * @param criteria that must all hold as well
 * @param order what to sort by
 * @param skip how many to leave out at the beginning
 * @param limit how many at most; 0 means all
 */
public record Where(List<Condition> conditions, List<Criterion> criteria, List<Order> order, int skip, int limit) {
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
     * Something to sort by. What is not set comes last, and first when descending.
     *
     * @param term of the entity
     * @param descending whether the greatest comes first
     */
    public record Order(Term term, boolean descending) {
        /** By a field. */
        public Order(String field, boolean descending) {
            this(Term.of(field), descending);
        }

        /** The name of the field; only for those that are sorted by one. */
        public String field() {
            return ((Term.Attribute) term).field();
        }
    }

    /** Copies the lists. */
    public Where {
        conditions = List.copyOf(conditions);
        criteria = List.copyOf(criteria);
        order = List.copyOf(order);
    }

    /** Everything. */
    public static Where all() {
        return new Where(List.of(), List.of(), List.of(), 0, 0);
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

    /** Those that fulfil a criterion. */
    public static Where that(Criterion criterion) {
        return all().and(criterion);
    }

    /** One more condition. */
    public Where and(String field, Comparison comparison, Object value) {
        return new Where(more(conditions, new Condition(field, comparison, value)), criteria, order, skip, limit);
    }

    /** One more criterion. */
    public Where and(Criterion criterion) {
        return new Where(conditions, more(criteria, criterion), order, skip, limit);
    }

    /** One more field that must have the value. */
    public Where andEqual(String field, Object value) {
        return and(field, Comparison.EQUAL, value);
    }

    /** Only what one of these users and groups may see; for kinds with a view {@code visible_<table>(principal_id, id, administrative)}. */
    public Where visibleTo(Set<UUID> principals) {
        return visibleTo(principals, false);
    }

    /** The same, where roles of administrators may not count. */
    public Where visibleTo(Set<UUID> principals, boolean userRolesOnly) {
        return and(new Criterion.Visible(principals, userRolesOnly));
    }

    /** Sorts by one more field, the least first. */
    public Where orderBy(String field) {
        return order(field, false);
    }

    /** Sorts by one more field. */
    public Where order(String field, boolean descending) {
        return order(Term.of(field), descending);
    }

    /** Sorts by one more term. */
    public Where order(Term term, boolean descending) {
        return new Where(conditions, criteria, more(order, new Order(term, descending)), skip, limit);
    }

    /** The same without an order. */
    public Where unordered() {
        return new Where(conditions, criteria, List.of(), skip, limit);
    }

    /** At most so many; 0 means all. */
    public Where limit(int count) {
        return new Where(conditions, criteria, order, skip, count);
    }

    /** Leaves out so many at the beginning. */
    public Where skip(int count) {
        return new Where(conditions, criteria, order, count, limit);
    }

    private static <T> List<T> more(List<T> list, T one) {
        var longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }

    /** The limit, if there is one. */
    public Optional<Integer> bound() {
        return limit > 0 ? Optional.of(limit) : Optional.empty();
    }
}
