package org.vireo.rest.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.vireo.rest.search.Condition.Operator;

/**
 * Reads {@code [kind:] field op value [and|or …] [sortby field [asc|desc]] [page N]}. {@code and} binds closer than {@code or}; two
 * conditions without a word between them must both hold. Confined to one search.
 */
final class Parser {
    private static final Map<String, Operator> OPERATORS = Map.of(
            "=", Operator.EQUAL,
            "!=", Operator.NOT_EQUAL,
            ">", Operator.GREATER,
            "<", Operator.LESS,
            ">=", Operator.GREATER_OR_EQUAL,
            "<=", Operator.LESS_OR_EQUAL);
    private static final Set<String> RESERVED = Set.of("and", "or", "sortby", "page", "asc", "desc");
    private static final int DEEPEST = 50;

    private final List<Token> tokens;
    private final Predicate<String> known;
    private int at;
    private int depth;

    private Parser(List<Token> tokens, Predicate<String> known) {
        this.tokens = tokens;
        this.known = known;
    }

    /** Throws {@link NotUnderstood}; {@code known} says whether a field, in lower case, exists. */
    static Query parse(String text, Predicate<String> known) {
        return new Parser(Token.split(withoutKind(text)), known).query();
    }

    /** {@code Vms: name=x} means the same as {@code name=x}. */
    private static String withoutKind(String text) {
        return text.replaceFirst("^\\s*[A-Za-z]+\\s*:(?=\\s|$|[A-Za-z])", "");
    }

    private Query query() {
        Condition condition = new Condition.All();
        if (more() && !peek().is("sortby") && !peek().is("page")) {
            condition = either();
        }
        Optional<Query.Sort> sort = Optional.empty();
        if (taken("sortby")) {
            var field = field(word("a field to sort by"));
            var descending = taken("desc");
            if (!descending) {
                taken("asc");
            }
            sort = Optional.of(new Query.Sort(field, descending));
        }
        Optional<Integer> page = taken("page") ? Optional.of(pageNumber()) : Optional.empty();
        if (more()) {
            throw new NotUnderstood("unexpected " + peek().text());
        }
        return new Query(condition, sort, page);
    }

    private Condition either() {
        var parts = new ArrayList<>(List.of(both()));
        while (taken("or")) {
            parts.add(both());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Either(parts);
    }

    private Condition both() {
        var parts = new ArrayList<>(List.of(single()));
        while (taken("and") || startsCondition()) {
            parts.add(single());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Both(parts);
    }

    private boolean startsCondition() {
        if (!more()) {
            return false;
        }
        var next = peek();
        return next.kind() == Token.Kind.QUOTED
                || next.kind() == Token.Kind.OPEN
                || (next.kind() == Token.Kind.WORD && !isReserved(next));
    }

    private Condition single() {
        if (more() && peek().kind() == Token.Kind.OPEN) {
            return inBrackets();
        }
        var first = word("a condition");
        if (!more() || peek().kind() != Token.Kind.OPERATOR) {
            return new Condition.FreeText(first.text());
        }
        var operator = OPERATORS.get(next().text());
        if (operator == null) {
            throw new NotUnderstood("no such operator");
        }
        return new Condition.Compare(field(first), operator, value().text());
    }

    private Condition inBrackets() {
        if (++depth > DEEPEST) {
            throw new NotUnderstood("nested too deep");
        }
        next();
        var inner = either();
        if (!more() || next().kind() != Token.Kind.CLOSE) {
            throw new NotUnderstood("a bracket is not closed");
        }
        depth--;
        return inner;
    }

    private String field(Token token) {
        var name = token.text().toLowerCase(Locale.ROOT);
        if (!known.test(name)) {
            throw new NotUnderstood("no field " + name);
        }
        return name;
    }

    private Token word(String wanted) {
        if (!more() || (peek().kind() != Token.Kind.WORD && peek().kind() != Token.Kind.QUOTED) || isReserved(peek())) {
            throw new NotUnderstood(wanted + " is missing");
        }
        return next();
    }

    private Token value() {
        if (!more() || (peek().kind() != Token.Kind.WORD && peek().kind() != Token.Kind.QUOTED)) {
            throw new NotUnderstood("a value is missing");
        }
        return next();
    }

    private int pageNumber() {
        var text = word("a page number").text();
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw new NotUnderstood(text + " is no page number");
        }
        return Integer.parseInt(text);
    }

    private static boolean isReserved(Token token) {
        return token.kind() == Token.Kind.WORD && RESERVED.contains(token.text().toLowerCase(Locale.ROOT));
    }

    private boolean taken(String keyword) {
        if (more() && peek().is(keyword)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean more() {
        return at < tokens.size();
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }
}
