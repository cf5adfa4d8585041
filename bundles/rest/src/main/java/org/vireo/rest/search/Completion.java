package org.vireo.rest.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.rest.search.grammar.SearchLexer;

/** How a search that is being typed can go on. Confined to one request. */
public final class Completion {
    private static final int MOST_VALUES = 20;
    private static final List<String> ORDERS = List.of("=", "!=", "<", "<=", ">", ">=");
    private static final List<String> EQUALITY = List.of("=", "!=");

    private final Subject subject;
    private final Asking asking;
    private final Inventory inventory;
    private final List<Proposal> found = new ArrayList<>();

    /**
     * A way to go on.
     *
     * @param kind {@code field}, {@code operator}, {@code value} or {@code keyword}
     * @param text to put in
     * @param from position of the first character that it replaces; everything behind it goes
     */
    public record Proposal(String kind, String text, int from) {}

    private Completion(Subject subject, Asking asking, Inventory inventory) {
        this.subject = subject;
        this.asking = asking;
        this.inventory = inventory;
    }

    /** Proposals for the end of a text; none where it is no beginning of a search. Reads. */
    public static List<Proposal> of(String text, Subject subject, Asking asking, Inventory inventory) {
        try {
            return new Completion(subject, asking, inventory).complete(text);
        } catch (NotUnderstood e) {
            return List.of();
        }
    }

    private List<Proposal> complete(String text) {
        var kind = SearchText.endOfKind(text);
        var quotes = text.chars().filter(sign -> sign == '"').count();
        var from = quotes % 2 == 1 ? text.lastIndexOf('"') : beginOfWord(text, kind);
        var partial = text.substring(from).replace("\"", "");
        var place = new Place();
        for (Token token : SearchText.tokens(text.substring(kind, from)).getTokens()) {
            place.after(token);
        }
        propose(place, partial, from, quotes % 2 == 1);
        if (!partial.isEmpty() && place.expected == Expected.CONDITION && quotes == 0) {
            subject.facet(SearchText.lower(partial)).ifPresent(facet -> operators(facet, text.length()));
        }
        return List.copyOf(found);
    }

    private static int beginOfWord(String text, int kind) {
        var at = text.length();
        while (at > kind && " \t\r\n\"()=!<>".indexOf(text.charAt(at - 1)) < 0) {
            at--;
        }
        return at;
    }

    private void propose(Place place, String partial, int from, boolean quoted) {
        switch (place.expected) {
            case CONDITION -> {
                if (place.open != null && partial.isEmpty()) {
                    operators(place.open, from);
                }
                if (!quoted) {
                    fields(partial, from);
                }
                if (place.complete) {
                    keywords(List.of("and", "or", "sortby", "page"), partial, from);
                }
            }
            case VALUE -> values(place.open, partial, from);
            case SORT_FIELD -> fields(partial, from);
            case ORDER -> keywords(List.of("asc", "desc", "page"), partial, from);
            case PAGING -> keywords(List.of("page"), partial, from);
            case NOTHING -> {
                return;
            }
        }
    }

    private void operators(Facet facet, int from) {
        var some = facet.choices().isEmpty() ? ORDERS : facet.order(asking).isPresent() ? ORDERS : EQUALITY;
        some.forEach(sign -> found.add(new Proposal("operator", sign, from)));
    }

    private void keywords(List<String> words, String partial, int from) {
        words.stream()
                .filter(word -> word.startsWith(SearchText.lower(partial)))
                .forEach(word -> found.add(new Proposal("keyword", word, from)));
    }

    private void fields(String partial, int from) {
        var dot = partial.indexOf('.');
        var typed = SearchText.lower(partial);
        var relation = dot < 0 ? null : subject.relations().get(typed.substring(0, dot));
        var names = relation != null
                ? relation.subject().get().facets().keySet().stream().map(name -> typed.substring(0, dot + 1) + name)
                : Stream.concat(subject.facets().keySet().stream(), subject.relations().keySet().stream());
        names.filter(name -> name.startsWith(typed)).forEach(name -> found.add(new Proposal("field", name, from)));
    }

    private void values(Facet facet, String partial, int from) {
        if (facet == null) {
            return;
        }
        var typed = SearchText.lower(partial);
        facet.choices().stream()
                .filter(choice -> choice.startsWith(typed))
                .forEach(choice -> found.add(new Proposal("value", choice, from)));
        known(facet).ifPresent(known -> {
            var like = asking.seen(new Criterion.Like(known.term(), partial + "*", false), known.subject());
            inventory
                    .values(
                            known.subject().type(),
                            known.term(),
                            Where.that(like).limit(MOST_VALUES))
                    .stream()
                    .filter(value -> !value.isEmpty() && value.indexOf('"') < 0)
                    .forEach(value -> found.add(new Proposal("value", quoted(value), from)));
        });
    }

    private Optional<Facet.Known> known(Facet facet) {
        return facet instanceof Facets.TextFacet text
                ? Optional.of(new Facet.Known(subject, text.term()))
                : facet.known();
    }

    private static String quoted(String value) {
        return value.matches("[^\\s\"()=!<>]+") ? value : '"' + value + '"';
    }

    private enum Expected {
        CONDITION,
        VALUE,
        SORT_FIELD,
        ORDER,
        PAGING,
        NOTHING
    }

    /** Where in a search one is, token by token. */
    private final class Place {
        private Expected expected = Expected.CONDITION;
        /** The field that an operator or a value belongs to. */
        private Facet open;

        private boolean complete;

        void after(Token token) {
            if (token.getType() == Token.EOF) {
                return;
            }
            switch (expected) {
                case VALUE -> {
                    expected = Expected.CONDITION;
                    complete = true;
                    open = null;
                }
                case SORT_FIELD -> expected = Expected.ORDER;
                case CONDITION -> condition(token);
                case ORDER, PAGING ->
                    expected = token.getType() == SearchLexer.PAGE ? Expected.NOTHING : Expected.PAGING;
                case NOTHING -> throw new NotUnderstood("nothing can follow");
            }
        }

        private void condition(Token token) {
            switch (token.getType()) {
                case SearchLexer.OPERATOR -> expected = Expected.VALUE;
                case SearchLexer.SORTBY -> expected = Expected.SORT_FIELD;
                case SearchLexer.PAGE -> expected = Expected.NOTHING;
                case SearchLexer.AND, SearchLexer.OR, SearchLexer.OPEN -> {
                    complete = false;
                    open = null;
                }
                default -> {
                    complete = true;
                    open = subject.facet(SearchText.lower(token.getText())).orElse(null);
                }
            }
        }
    }
}
