package org.vireo.rest.search;

import java.util.List;
import org.vireo.inventory.Criterion;

/** A value that is the same for all objects of a kind. */
record FixedFacet(String fixed) implements Facet {
    @Override
    public Criterion equal(String value, Asking asking) {
        return Facets.matching(value, false).test(fixed) ? Criterion.everything() : Criterion.nothing();
    }

    @Override
    public Criterion ordered(Criterion.Operator operator, String value, Asking asking) {
        return Criterion.nothing();
    }

    @Override
    public List<String> choices() {
        return List.of(fixed);
    }
}
