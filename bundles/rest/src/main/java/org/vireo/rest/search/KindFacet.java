package org.vireo.rest.search;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vireo.inventory.Criterion;

/**
 * A word for what an object is like. Immutable.
 *
 * @param kinds what holds for those of each word
 */
public record KindFacet(Map<String, Criterion> kinds) implements Facet {
    /** Copies the map. */
    public KindFacet {
        kinds = Map.copyOf(kinds);
    }

    @Override
    public Criterion equal(String value, Asking asking) {
        var wanted = Facets.matching(value, false);
        return new Criterion.Any(kinds.entrySet().stream()
                .filter(kind -> wanted.test(kind.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }

    @Override
    public Criterion ordered(Criterion.Operator operator, String value, Asking asking) {
        return Criterion.nothing();
    }

    @Override
    public List<String> choices() {
        return List.copyOf(new TreeMap<>(kinds).keySet());
    }
}
