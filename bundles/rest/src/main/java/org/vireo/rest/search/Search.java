package org.vireo.rest.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies a search text to items. A text that cannot be understood finds nothing, as clients expect; the reason is logged. */
public final class Search {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final int PAGE_SIZE = 100;

    private Search() {}

    /** What can be searched by. Names are in lower case. */
    public interface Fields<E> {
        boolean has(String name);

        /** Text, number, time or constant, a list of those, or null. */
        Object value(E item, String name);

        /** Those a bare word is looked for in. */
        Collection<String> names();
    }

    public static <E> List<E> apply(
            String text, boolean caseSensitive, Optional<Integer> max, List<E> items, Fields<E> fields) {
        Query query;
        try {
            query = Parser.parse(text, fields::has);
        } catch (NotUnderstood e) {
            LOG.info("The search \"{}\" cannot be understood: {}", text.replaceAll("\\p{Cntrl}", " "), e.getMessage());
            return List.of();
        }
        var matcher = new Matcher<>(fields, caseSensitive);
        var found = items.stream().filter(item -> matcher.matches(item, query.condition()));
        if (query.sort().isPresent()) {
            found = found.sorted(order(query.sort().get(), fields));
        }
        var size = max.orElse(PAGE_SIZE);
        if (query.page().isPresent()) {
            found = found.skip((long) (query.page().get() - 1) * size).limit(size);
        } else if (max.isPresent()) {
            found = found.limit(size);
        }
        return found.toList();
    }

    private static <E> Comparator<E> order(Query.Sort sort, Fields<E> fields) {
        Comparator<E> order =
                (one, other) -> compare(fields.value(one, sort.field()), fields.value(other, sort.field()));
        return sort.descending() ? order.reversed() : order;
    }

    private static int compare(Object one, Object other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? -1 : 1;
        }
        if (one instanceof Number && other instanceof Number) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
        }
        if (one instanceof Instant time && other instanceof Instant second) {
            return time.compareTo(second);
        }
        return Matcher.text(one).compareToIgnoreCase(Matcher.text(other));
    }
}
