package org.vireo.rest.search;

import java.util.List;
import java.util.Optional;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Term;

/** A field of related objects: one of those the caller may see has to fulfil the condition. */
record RelatedFacet(Subject.Relation relation, Facet facet) implements Facet {
    @Override
    public Criterion equal(String value, Asking asking) {
        return relation.criterion(facet.equal(value, asking), asking);
    }

    @Override
    public Criterion ordered(Criterion.Operator operator, String value, Asking asking) {
        return relation.criterion(facet.ordered(operator, value, asking), asking);
    }

    @Override
    public Optional<Term> order(Asking asking) {
        return facet.order(asking).flatMap(term -> relation.order(term, asking));
    }

    @Override
    public List<String> choices() {
        return facet.choices();
    }

    @Override
    public Optional<Known> known() {
        return facet.known()
                .or(() -> facet instanceof Facets.TextFacet text
                        ? Optional.of(new Known(relation.subject().get(), text.term()))
                        : Optional.empty());
    }
}
