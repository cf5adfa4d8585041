package org.vireo.rest.search;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vireo.model.WireText;
import org.vireo.rest.search.Condition.Operator;

/** Whether items satisfy conditions. Immutable. */
record Matcher<E>(Search.Fields<E> fields, boolean caseSensitive, Clock clock) {
    boolean matches(E item, Condition condition) {
        if (condition instanceof Condition.Compare compare) {
            return compares(fields.value(item, compare.field()), compare.operator(), compare.value());
        }
        if (condition instanceof Condition.FreeText free) {
            return fields.names().stream().anyMatch(name -> contains(fields.value(item, name), free.value()));
        }
        if (condition instanceof Condition.Both both) {
            return both.parts().stream().allMatch(part -> matches(item, part));
        }
        if (condition instanceof Condition.Either either) {
            return either.parts().stream().anyMatch(part -> matches(item, part));
        }
        return true;
    }

    private boolean contains(Object value, String wanted) {
        return values(value).stream().anyMatch(one -> one instanceof String && equal(one, "*" + wanted + "*"));
    }

    private boolean compares(Object value, Operator operator, String wanted) {
        var values = values(value);
        return switch (operator) {
            case EQUAL -> values.stream().anyMatch(one -> equal(one, wanted));
            case NOT_EQUAL -> values.stream().noneMatch(one -> equal(one, wanted));
            case GREATER ->
                values.stream()
                        .anyMatch(one -> order(one, wanted).filter(o -> o > 0).isPresent());
            case LESS ->
                values.stream()
                        .anyMatch(one -> order(one, wanted).filter(o -> o < 0).isPresent());
            case GREATER_OR_EQUAL ->
                values.stream()
                        .anyMatch(one -> order(one, wanted).filter(o -> o >= 0).isPresent());
            case LESS_OR_EQUAL ->
                values.stream()
                        .anyMatch(one -> order(one, wanted).filter(o -> o <= 0).isPresent());
        };
    }

    private boolean equal(Object value, String wanted) {
        if (value instanceof Instant time) {
            return Span.of(wanted, clock)
                    .filter(span -> !time.isBefore(span.from()) && time.isBefore(span.to()))
                    .isPresent();
        }
        if (value instanceof Number) {
            return order(value, wanted).filter(o -> o == 0).isPresent();
        }
        return Facets.matching(wanted, caseSensitive && value instanceof String).test(text(value));
    }

    /** How a value stands to the wanted one; empty when they cannot be compared. */
    private Optional<Integer> order(Object value, String wanted) {
        if (value instanceof Number number) {
            return Facets.number(wanted).map(new BigDecimal(number.toString())::compareTo);
        }
        if (value instanceof Instant time) {
            return Span.of(wanted, clock).map(span -> time.compareTo(span.from()));
        }
        return value instanceof String text && !wanted.contains("*")
                ? Optional.of(caseSensitive ? text.compareTo(wanted) : text.compareToIgnoreCase(wanted))
                : Optional.empty();
    }

    static String text(Object value) {
        return value instanceof WireText constant
                ? constant.text()
                : value.toString().toLowerCase(Locale.ROOT).equals("true") ? "true" : value.toString();
    }

    private static Collection<?> values(Object value) {
        if (value instanceof Collection<?> several) {
            return several;
        }
        if (value instanceof Optional<?> maybe) {
            return maybe.stream().toList();
        }
        return value == null ? List.of() : List.of(value);
    }
}
