package org.vireo.rest.search;

import java.util.Optional;

/** A whole search: which, in what order, which page of them. {@code page} counts from 1. */
record Query(Condition condition, Optional<Sort> sort, Optional<Integer> page) {
    record Sort(String field, boolean descending) {}
}
