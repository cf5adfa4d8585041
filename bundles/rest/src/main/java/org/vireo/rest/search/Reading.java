package org.vireo.rest.search;

import java.util.List;
import java.util.Optional;
import org.vireo.rest.search.grammar.SearchParser.ComparisonContext;
import org.vireo.rest.search.grammar.SearchParser.ConjunctionContext;
import org.vireo.rest.search.grammar.SearchParser.DisjunctionContext;
import org.vireo.rest.search.grammar.SearchParser.FreeContext;
import org.vireo.rest.search.grammar.SearchParser.GroupContext;
import org.vireo.rest.search.grammar.SearchParser.PagingContext;
import org.vireo.rest.search.grammar.SearchParser.QueryContext;
import org.vireo.rest.search.grammar.SearchParser.SortingContext;
import org.vireo.rest.search.grammar.SearchParser.TermContext;

/** Makes conditions of what the parser found. */
final class Reading {
    Query query(QueryContext found) {
        return new Query(
                found.disjunction() == null ? new Condition.All() : either(found.disjunction()),
                Optional.ofNullable(found.sorting()).map(Reading::sort),
                Optional.ofNullable(found.paging()).map(Reading::page));
    }

    private Condition either(DisjunctionContext found) {
        var parts = found.conjunction().stream().map(this::both).toList();
        return parts.size() == 1 ? parts.get(0) : new Condition.Either(parts);
    }

    private Condition both(ConjunctionContext found) {
        List<Condition> parts = found.term().stream().map(this::term).toList();
        return parts.size() == 1 ? parts.get(0) : new Condition.Both(parts);
    }

    private Condition term(TermContext found) {
        if (found instanceof GroupContext group) {
            return either(group.disjunction());
        }
        if (found instanceof ComparisonContext comparison) {
            return new Condition.Compare(
                    SearchText.lower(comparison.WORD().getText()),
                    SearchText.operator(comparison.OPERATOR().getText()).orElseThrow(),
                    unquoted(comparison.value().getText()));
        }
        return new Condition.FreeText(unquoted(((FreeContext) found).getText()));
    }

    private static Query.Sort sort(SortingContext found) {
        return new Query.Sort(SearchText.lower(found.WORD().getText()), found.DESC() != null);
    }

    private static int page(PagingContext found) {
        var text = found.WORD().getText();
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw new NotUnderstood("\"" + text + "\" is no page number");
        }
        return Integer.parseInt(text);
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }
}
