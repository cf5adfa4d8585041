package org.vireo.rest.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Criterion.Operator;
import org.vireo.inventory.Term;
import org.vireo.model.Id;
import org.vireo.model.WireText;

/** The types of values that are searched by. */
final class Facets {
    /** Beyond it there is nothing to find, and numbers of a million digits take their time. */
    private static final int LONGEST_NUMBER = 40;

    private Facets() {}

    /** Empty when the text is no number. */
    static Optional<BigDecimal> number(String text) {
        var plain = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        return plain.length() <= LONGEST_NUMBER && plain.matches("[+-]?\\d+(\\.\\d+)?")
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }

    /** Whether a text equals a value in which {@code *} stands for any text. */
    static Predicate<String> matching(String value, boolean exact) {
        var flags = Pattern.DOTALL | (exact ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        var parts = List.of(value.split("\\*", -1)).stream().map(Pattern::quote).toList();
        var pattern = Pattern.compile(String.join(".*", parts), flags);
        return text -> pattern.matcher(text).matches();
    }

    /** Text. */
    record TextFacet(Term term, boolean free) implements Facet {
        @Override
        public Criterion equal(String value, Asking asking) {
            return new Criterion.Like(term, value, asking.exact());
        }

        @Override
        public Criterion ordered(Operator operator, String value, Asking asking) {
            if (term instanceof Term.JsonEach || value.contains("*")) {
                return Criterion.nothing();
            }
            return new Criterion.Compared(asking.exact() ? term.bytewise() : term.folded(), operator, value);
        }

        @Override
        public Optional<Term> order(Asking asking) {
            return term instanceof Term.JsonEach ? Optional.empty() : Optional.of(term.folded());
        }
    }

    /** A number; the value is given in {@code unit}s and compared with what is kept, cut off to whole ones. */
    record NumberFacet(Term term, long unit) implements Facet {
        @Override
        public Criterion equal(String value, Asking asking) {
            return value.equals("*") ? new Criterion.Present(term) : ordered(Operator.EQUAL, value, asking);
        }

        @Override
        public Criterion ordered(Operator operator, String value, Asking asking) {
            return number(value)
                    .<Criterion>map(wanted -> new Criterion.Compared(scaled(), operator, wanted))
                    .orElse(Criterion.nothing());
        }

        private Term scaled() {
            return unit == 1 ? term : term.dividedBy(unit);
        }

        @Override
        public Optional<Term> order(Asking asking) {
            return Optional.of(term);
        }
    }

    /** A time. */
    record TimeFacet(Term term) implements Facet {
        @Override
        public Criterion equal(String value, Asking asking) {
            return Span.of(value, asking.clock())
                    .<Criterion>map(span -> new Criterion.All(List.of(
                            new Criterion.Compared(term, Operator.GREATER_OR_EQUAL, span.from()),
                            new Criterion.Compared(term, Operator.LESS, span.to()))))
                    .orElse(Criterion.nothing());
        }

        /** "After a day" counts from its beginning, as it always has: clients ask for what happened since. */
        @Override
        public Criterion ordered(Operator operator, String value, Asking asking) {
            return Span.of(value, asking.clock())
                    .<Criterion>map(span -> operator == Operator.LESS_OR_EQUAL
                            ? new Criterion.Compared(term, Operator.LESS, span.to())
                            : new Criterion.Compared(term, operator, span.from()))
                    .orElse(Criterion.nothing());
        }

        @Override
        public Optional<Term> order(Asking asking) {
            return Optional.of(term);
        }

        @Override
        public List<String> choices() {
            return Span.WORDS;
        }
    }

    /** One of a few constants, ordered as they are declared. */
    record ConstantFacet(Term term, List<Constant> constants) implements Facet {
        /** A constant as clients spell it and as it is kept. */
        record Constant(String text, Object kept) {}

        static ConstantFacet of(Term term, Class<? extends Enum<?>> type) {
            var constants = new ArrayList<Constant>();
            for (var constant : type.getEnumConstants()) {
                var kept = term instanceof Term.Attribute ? constant : constant.name();
                constants.add(new Constant(((WireText) constant).text(), kept));
            }
            return new ConstantFacet(term, List.copyOf(constants));
        }

        @Override
        public Criterion equal(String value, Asking asking) {
            var matching = matching(value, false);
            return new Criterion.OneOf(
                    term,
                    constants.stream()
                            .filter(one -> matching.test(one.text())
                                    || matching.test(one.text().replace("_", "")))
                            .map(Constant::kept)
                            .toList());
        }

        @Override
        public Criterion ordered(Operator operator, String value, Asking asking) {
            var wanted = choices().indexOf(value.toLowerCase(Locale.ROOT));
            if (wanted < 0) {
                return Criterion.nothing();
            }
            var from = operator == Operator.GREATER ? wanted + 1 : operator == Operator.GREATER_OR_EQUAL ? wanted : 0;
            var to = operator == Operator.LESS ? wanted : operator == Operator.LESS_OR_EQUAL ? wanted + 1 : size();
            return new Criterion.OneOf(
                    term,
                    constants.subList(from, to).stream().map(Constant::kept).toList());
        }

        private int size() {
            return constants.size();
        }

        @Override
        public Optional<Term> order(Asking asking) {
            return Optional.of(term);
        }

        @Override
        public List<String> choices() {
            return constants.stream().map(Constant::text).toList();
        }
    }

    /** Yes or no. */
    record FlagFacet(Criterion criterion) implements Facet {
        @Override
        public Criterion equal(String value, Asking asking) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "1" -> criterion;
                case "false", "no", "0" -> criterion.not();
                case "*" -> Criterion.everything();
                default -> Criterion.nothing();
            };
        }

        @Override
        public Criterion ordered(Operator operator, String value, Asking asking) {
            return Criterion.nothing();
        }

        @Override
        public List<String> choices() {
            return List.of("true", "false");
        }
    }

    /** An id, whole or with wildcards. */
    record IdFacet(Term term) implements Facet {
        @Override
        public Criterion equal(String value, Asking asking) {
            if (value.contains("*")) {
                return new Criterion.Like(term.text(), value, false);
            }
            return id(value).<Criterion>map(id -> Criterion.equal(term, id)).orElse(Criterion.nothing());
        }

        @Override
        public Criterion ordered(Operator operator, String value, Asking asking) {
            return id(value)
                    .<Criterion>map(id -> new Criterion.Compared(term, operator, id))
                    .orElse(Criterion.nothing());
        }

        private static Optional<UUID> id(String text) {
            try {
                return Optional.of(Id.parse(text));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        @Override
        public Optional<Term> order(Asking asking) {
            return Optional.of(term);
        }
    }

    /** Load, which is known of those that report it and not kept. */
    record MeasuredFacet(Term id, String measure) implements Facet {
        @Override
        public Criterion equal(String value, Asking asking) {
            return ordered(Operator.EQUAL, value, asking);
        }

        @Override
        public Criterion ordered(Operator operator, String value, Asking asking) {
            return number(value)
                    .<Criterion>map(wanted -> new Criterion.OneOf(
                            id,
                            asking.measures().of(measure).entrySet().stream()
                                    .filter(one -> holds(
                                            operator, whole(one.getValue()).compareTo(wanted)))
                                    .map(java.util.Map.Entry::getKey)
                                    .toList()))
                    .orElse(Criterion.nothing());
        }

        private static BigDecimal whole(double value) {
            return BigDecimal.valueOf((long) value);
        }

        private static boolean holds(Operator operator, int order) {
            return switch (operator) {
                case EQUAL -> order == 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }
}
