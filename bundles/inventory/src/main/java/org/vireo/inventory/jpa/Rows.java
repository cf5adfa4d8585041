package org.vireo.inventory.jpa;

import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.vireo.inventory.Term;
import org.vireo.model.Id;

/** The rows of one table under a name within a statement. */
record Rows(Table table, String alias, Statement statement) {
    private static final String NAME = "[A-Za-z0-9_]{1,60}";
    private static final String BETWEEN = "[A-Za-z0-9@._-]{0,20}";

    String source() {
        return table.name() + " " + alias;
    }

    String id() {
        return alias + "." + table.idColumn();
    }

    String term(Term term) {
        if (term instanceof Term.Attribute attribute) {
            return alias + "." + table.column(attribute.field());
        }
        if (term instanceof Term.Json json) {
            return json(json);
        }
        if (term instanceof Term.Folded folded) {
            return "lower(" + term(folded.term()) + ") collate \"C\"";
        }
        if (term instanceof Term.Bytewise bytewise) {
            return term(bytewise.term()) + " collate \"C\"";
        }
        if (term instanceof Term.Text text) {
            return "cast(" + term(text.term()) + " as text)";
        }
        return composed(term);
    }

    private String composed(Term term) {
        if (term instanceof Term.Divided divided) {
            return "div(" + term(divided.term()) + ", " + divided.divisor() + ")";
        }
        if (term instanceof Term.Minus minus) {
            return "(" + term(minus.from()) + " - " + term(minus.taken()) + ")";
        }
        if (term instanceof Term.Product product) {
            return product.factors().stream().map(this::term).collect(Collectors.joining(" * ", "(", ")"));
        }
        if (term instanceof Term.Joined joined) {
            return "(" + term(joined.first()) + " || '" + checked(joined.between(), BETWEEN) + "' || "
                    + term(joined.second()) + ")";
        }
        if (term instanceof Term.Found found) {
            var theirs = statement.rows(found.type());
            return "(select min(" + theirs.term(found.wanted()) + ") from " + theirs.source() + " where "
                    + theirs.term(found.theirs()) + " = " + term(found.mine()) + " and "
                    + statement.criterion(theirs, found.criterion()) + ")";
        }
        throw table.defect(term + " has no single value");
    }

    private String json(Term.Json json) {
        var path = json.path().stream()
                .map(step -> "'" + checked(step, NAME) + "'")
                .collect(Collectors.joining(", "));
        var text = "jsonb_extract_path_text(" + alias + "." + table.column(json.field()) + ", " + path + ")";
        return switch (json.kind()) {
            case TEXT -> text;
            case NUMBER -> "cast(" + text + " as numeric)";
            case ID -> "cast(" + text + " as uuid)";
        };
    }

    /** A condition on a term, or, where the term has several values, that one of them fulfils it. */
    String each(Term term, UnaryOperator<String> condition) {
        return term instanceof Term.JsonEach several
                ? "exists (select 1 from " + elements(several) + " where " + condition.apply(element()) + ")"
                : condition.apply(term(term));
    }

    /** The values at a path within JSON as rows. */
    String elements(Term.JsonEach each) {
        var path = each.path().stream()
                .map(step -> step.equals("*") ? "[*]" : "." + checked(step, NAME))
                .collect(Collectors.joining());
        return "jsonb_path_query(" + alias + "." + table.column(each.field()) + ", '$" + path + "') " + alias
                + "e(value)";
    }

    String element() {
        return "jsonb_extract_path_text(" + alias + "e.value, variadic cast('{}' as text[]))";
    }

    String bind(Term term, Object value) {
        var bound = statement.bind(value(term, value));
        return term instanceof Term.Folded ? "lower(" + bound + ") collate \"C\"" : bound;
    }

    Object value(Term term, Object raw) {
        if (term instanceof Term.Attribute attribute) {
            return table.value(attribute.field(), raw);
        }
        if (raw instanceof Instant time) {
            return java.sql.Timestamp.from(time);
        }
        return raw instanceof Id id ? id.value() : raw;
    }

    boolean isId(Term term) {
        return term instanceof Term.Attribute attribute && table.isId(attribute.field());
    }

    private String checked(String text, String form) {
        if (!text.matches(form)) {
            throw table.defect("\"" + text + "\" cannot be part of a path");
        }
        return text;
    }
}
