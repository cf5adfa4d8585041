package org.vireo.rest.search;

import java.util.List;
import java.util.Optional;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Term;

/** A field that only some objects of a kind have at the time: what a guest told counts while it runs. */
record OnlyFacet(Facet facet, Criterion when) implements Facet {
    @Override
    public Criterion equal(String value, Asking asking) {
        return new Criterion.All(List.of(when, facet.equal(value, asking)));
    }

    @Override
    public Criterion ordered(Criterion.Operator operator, String value, Asking asking) {
        return new Criterion.All(List.of(when, facet.ordered(operator, value, asking)));
    }

    @Override
    public Optional<Term> order(Asking asking) {
        return facet.order(asking);
    }

    @Override
    public boolean free() {
        return facet.free();
    }
}
