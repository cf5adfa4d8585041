package org.vireo.rest.search;

import java.util.List;
import java.util.Optional;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Term;

/** Something that objects of a kind are searched by. Immutable. */
public interface Facet {
    /** Those of which it equals the value; {@code *} stands for any text. */
    Criterion equal(String value, Asking asking);

    /** Those of which it stands in this order to the value; nothing where there is no order. */
    Criterion ordered(Criterion.Operator operator, String value, Asking asking);

    /** What to sort by. */
    default Optional<Term> order(Asking asking) {
        return Optional.empty();
    }

    /** All values there can be, for those of which they are few. */
    default List<String> choices() {
        return List.of();
    }

    /** What to look through for values that occur. */
    default Optional<Known> known() {
        return Optional.empty();
    }

    /** Whether a bare word is looked for in it. */
    default boolean free() {
        return false;
    }

    /**
     * Where values that occur are found.
     *
     * @param subject of this kind
     * @param term text
     */
    record Known(Subject subject, Term term) {}
}
