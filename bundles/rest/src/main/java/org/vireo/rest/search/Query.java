package org.vireo.rest.search;

import java.util.Optional;
import java.util.stream.Stream;

/** A whole search: which, in what order, which page of them. {@code page} counts from 1. */
record Query(Condition condition, Optional<Sort> sort, Optional<Integer> page) {
    record Sort(String field, boolean descending) {}

    /** All fields that are named. */
    Stream<String> fields() {
        return Stream.concat(fields(condition), sort.stream().map(Sort::field));
    }

    private static Stream<String> fields(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return Stream.of(compare.field());
        }
        if (condition instanceof Condition.Both both) {
            return both.parts().stream().flatMap(Query::fields);
        }
        return condition instanceof Condition.Either either
                ? either.parts().stream().flatMap(Query::fields)
                : Stream.empty();
    }
}
