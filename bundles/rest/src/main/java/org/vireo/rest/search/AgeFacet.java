package org.vireo.rest.search;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Criterion.Operator;
import org.vireo.inventory.Term;

/** For how many seconds something lasts that began at a time. */
record AgeFacet(Term begun) implements Facet {
    @Override
    public Criterion equal(String value, Asking asking) {
        return Facets.number(value)
                .flatMap(seconds -> began(seconds, asking))
                .<Criterion>map(from -> new Criterion.All(List.of(
                        new Criterion.Compared(begun, Operator.LESS_OR_EQUAL, from),
                        new Criterion.Compared(begun, Operator.GREATER, from.minusSeconds(1)))))
                .orElse(Criterion.nothing());
    }

    @Override
    public Criterion ordered(Operator operator, String value, Asking asking) {
        return Facets.number(value)
                .flatMap(seconds -> began(seconds, asking))
                .<Criterion>map(from -> new Criterion.Compared(begun, turned(operator), from))
                .orElse(Criterion.nothing());
    }

    private static Optional<Instant> began(BigDecimal seconds, Asking asking) {
        return seconds.abs().compareTo(BigDecimal.valueOf(Duration.ofDays(36500).toSeconds())) > 0
                ? Optional.empty()
                : Optional.of(asking.clock().instant().minusSeconds(seconds.longValue()));
    }

    /** What lasts longer began earlier. */
    private static Operator turned(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            case EQUAL -> Operator.EQUAL;
        };
    }

    @Override
    public Optional<Term> order(Asking asking) {
        return Optional.of(begun);
    }
}
