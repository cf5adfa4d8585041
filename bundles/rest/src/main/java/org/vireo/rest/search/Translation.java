package org.vireo.rest.search;

import org.vireo.inventory.Criterion;
import org.vireo.inventory.Term;
import org.vireo.inventory.Where;

/** Turns a search for a kind of object into what the store decides. Immutable. */
record Translation(Subject subject, Asking asking) {
    Criterion criterion(Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return compared(compare);
        }
        if (condition instanceof Condition.FreeText free) {
            return new Criterion.Any(subject.free().stream()
                    .map(facet -> facet.equal("*" + free.value() + "*", asking))
                    .toList());
        }
        if (condition instanceof Condition.Both both) {
            return new Criterion.All(both.parts().stream().map(this::criterion).toList());
        }
        if (condition instanceof Condition.Either either) {
            return new Criterion.Any(
                    either.parts().stream().map(this::criterion).toList());
        }
        return Criterion.everything();
    }

    private Criterion compared(Condition.Compare compare) {
        var facet = facet(compare.field());
        var value = compare.value();
        return switch (compare.operator()) {
            case EQUAL -> facet.equal(value, asking);
            case NOT_EQUAL -> facet.equal(value, asking).not();
            case GREATER -> facet.ordered(Criterion.Operator.GREATER, value, asking);
            case LESS -> facet.ordered(Criterion.Operator.LESS, value, asking);
            case GREATER_OR_EQUAL -> facet.ordered(Criterion.Operator.GREATER_OR_EQUAL, value, asking);
            case LESS_OR_EQUAL -> facet.ordered(Criterion.Operator.LESS_OR_EQUAL, value, asking);
        };
    }

    /** Sorted as asked for; a field that has no order leaves the usual one. */
    Where sorted(Where where, Query.Sort sort) {
        Term term = facet(sort.field()).order(asking).orElse(null);
        if (term == null) {
            return where;
        }
        var usual = where.order();
        var sorted = where.unordered().order(term, sort.descending());
        for (var order : usual) {
            sorted = sorted.order(order.term(), order.descending());
        }
        return sorted;
    }

    private Facet facet(String name) {
        return subject.facet(name).orElseThrow(() -> new NotUnderstood("there is no field " + name));
    }
}
