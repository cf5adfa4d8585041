package org.vireo.rest.search;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.inventory.Where;

/** Answers searches. A text that cannot be understood finds nothing, as clients expect; the reason is logged. */
public final class Search {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final int PAGE_SIZE = 100;
    private static final int LONGEST_LOGGED = 200;

    private Search() {}

    /** What computed items can be searched by. Names are in lower case. */
    public interface Fields<E> {
        boolean has(String name);

        /** Text, number, time or constant, a list of those, or null. */
        Object value(E item, String name);

        /** Those a bare word is looked for in. */
        Collection<String> names();
    }

    /** A selection from the store, narrowed down to what is searched for; empty when the search is none. */
    public static Optional<Where> narrowed(
            String text, Optional<Integer> max, Where where, Subject subject, Asking asking) {
        try {
            var query = SearchText.parse(text);
            var translation = new Translation(subject, asking);
            var found = where.and(translation.criterion(query.condition()));
            found = query.sort().isPresent()
                    ? translation.sorted(found, query.sort().get())
                    : found;
            var size = max.orElse(PAGE_SIZE);
            if (query.page().isEmpty()) {
                return Optional.of(found.limit(max.orElse(0)));
            }
            var skip = (long) (query.page().get() - 1) * size;
            return Optional.of(found.limit(size).skip((int) Math.min(skip, Integer.MAX_VALUE)));
        } catch (NotUnderstood e) {
            log(text, e);
            return Optional.empty();
        }
    }

    /** A page of what a search finds, and how many it finds in all. */
    public record Found<E>(List<E> page, int total) {}

    /** The same for items that are computed. */
    public static <E> Found<E> apply(
            String text, boolean exact, Clock clock, Optional<Integer> max, List<E> items, Fields<E> fields) {
        Query query;
        try {
            query = SearchText.parse(text);
            query.fields().filter(name -> !fields.has(name)).findFirst().ifPresent(name -> {
                throw new NotUnderstood("there is no field " + name);
            });
        } catch (NotUnderstood e) {
            log(text, e);
            return new Found<>(List.of(), 0);
        }
        var matcher = new Matcher<>(fields, exact, clock);
        var matching = items.stream().filter(item -> matcher.matches(item, query.condition()));
        if (query.sort().isPresent()) {
            matching = matching.sorted(order(query.sort().get(), fields));
        }
        var all = matching.toList();
        var size = max.orElse(query.page().isPresent() ? PAGE_SIZE : all.size());
        var skip = (long) (query.page().orElse(1) - 1) * size;
        return new Found<>(all.stream().skip(skip).limit(size).toList(), all.size());
    }

    /** The word that a search consists of, where it names no field. */
    public static Optional<String> bareWord(String text) {
        return parsed(text)
                .filter(query -> query.condition() instanceof Condition.FreeText)
                .map(query -> ((Condition.FreeText) query.condition()).value());
    }

    /** Patterns that all items found must match, by field: less than the search says where it says more. Empty when it is none. */
    public static Optional<Map<String, String>> demands(String text) {
        return parsed(text).map(query -> {
            Map<String, String> demands = new HashMap<>();
            collect(query.condition(), demands);
            return demands;
        });
    }

    private static void collect(Condition condition, Map<String, String> demands) {
        if (condition instanceof Condition.Both both) {
            both.parts().forEach(part -> collect(part, demands));
        } else if (condition instanceof Condition.Compare compare && compare.operator() == Condition.Operator.EQUAL) {
            demands.put(compare.field(), compare.value());
        }
    }

    private static Optional<Query> parsed(String text) {
        try {
            return Optional.of(SearchText.parse(text));
        } catch (NotUnderstood e) {
            log(text, e);
            return Optional.empty();
        }
    }

    private static void log(String text, NotUnderstood why) {
        var shown = text.length() <= LONGEST_LOGGED ? text : text.substring(0, LONGEST_LOGGED) + "…";
        LOG.info("The search \"{}\" cannot be understood: {}", printable(shown), printable(why.getMessage()));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static <E> Comparator<E> order(Query.Sort sort, Fields<E> fields) {
        Comparator<E> order =
                (one, other) -> compare(fields.value(one, sort.field()), fields.value(other, sort.field()));
        return sort.descending() ? order.reversed() : order;
    }

    private static int compare(Object one, Object other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? 1 : -1;
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
