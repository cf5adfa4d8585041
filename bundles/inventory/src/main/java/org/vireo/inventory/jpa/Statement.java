package org.vireo.inventory.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Criterion.Operator;
import org.vireo.inventory.Term;
import org.vireo.inventory.Where;

/**
 * A statement in the making: names come from the kinds of entities, everything else is bound. Confined to one query.
 *
 * <p>A condition may come out as unknown where something is not set; only {@code not} has to turn that into a no first.
 */
final class Statement {
    private static final Pattern UNKEEPABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private final AbstractSession session;
    private final List<Object> bound = new ArrayList<>();
    private int aliases;

    Statement(AbstractSession session) {
        this.session = session;
    }

    List<Object> bound() {
        return bound;
    }

    /** The rows of a kind of entity under a name of their own within the statement. */
    Rows rows(Class<?> type) {
        return new Rows(new Table(type, session), "t" + aliases++, this);
    }

    String bind(Object value) {
        bound.add(value);
        return "?" + bound.size();
    }

    String conditions(Rows rows, Where where) {
        var parts = Stream.concat(
                        where.conditions().stream().map(condition -> condition(rows, condition)),
                        where.criteria().stream().map(criterion -> criterion(rows, criterion)))
                .toList();
        return parts.isEmpty() ? "true" : String.join(" and ", parts);
    }

    private String condition(Rows rows, Where.Condition condition) {
        var term = Term.of(condition.field());
        var sql = rows.term(term);
        var value = condition.value();
        return switch (condition.comparison()) {
            case NULL -> sql + " is null";
            case EQUAL -> compared(rows, sql, term, Operator.EQUAL, value);
            case NOT_EQUAL -> "(" + compared(rows, sql, term, Operator.EQUAL, value) + ") is not true";
            case GREATER -> compared(rows, sql, term, Operator.GREATER, value);
            case LESS -> compared(rows, sql, term, Operator.LESS, value);
            case LIKE -> "lower(" + sql + ") like lower(" + bind(escaped((String) rows.value(term, value))) + ")";
            case IN -> oneOf(rows, sql, term, (Collection<?>) value);
        };
    }

    String criterion(Rows rows, Criterion criterion) {
        if (criterion instanceof Criterion.All all) {
            return joined(rows, all.parts(), " and ", "true");
        }
        if (criterion instanceof Criterion.Any any) {
            return joined(rows, any.parts(), " or ", "false");
        }
        if (criterion instanceof Criterion.Not not) {
            return "(" + criterion(rows, not.part()) + ") is not true";
        }
        if (criterion instanceof Criterion.Related related) {
            var theirs = rows(related.type());
            return "exists (select 1 from " + theirs.source() + " where " + theirs.term(related.theirs()) + " = "
                    + rows.term(related.mine()) + " and " + criterion(theirs, related.criterion()) + ")";
        }
        if (criterion instanceof Criterion.Visible visible) {
            return visible(rows, visible);
        }
        return ofTerm(rows, criterion);
    }

    private String ofTerm(Rows rows, Criterion criterion) {
        if (criterion instanceof Criterion.Compared compared) {
            return rows.each(
                    compared.term(),
                    sql -> compared(rows, sql, compared.term(), compared.operator(), compared.value()));
        }
        if (criterion instanceof Criterion.Like like) {
            return rows.each(like.term(), sql -> like(sql, like.pattern(), like.exact()));
        }
        if (criterion instanceof Criterion.OneOf oneOf) {
            return rows.each(oneOf.term(), sql -> oneOf(rows, sql, oneOf.term(), oneOf.values()));
        }
        if (criterion instanceof Criterion.Present present) {
            return rows.each(present.term(), sql -> sql + " is not null");
        }
        throw new IllegalStateException("unknown " + criterion);
    }

    private String joined(Rows rows, List<Criterion> parts, String word, String none) {
        return parts.isEmpty()
                ? none
                : parts.stream().map(part -> criterion(rows, part)).collect(Collectors.joining(word, "(", ")"));
    }

    private String visible(Rows rows, Criterion.Visible visible) {
        var alias = "v" + aliases++;
        return rows.id() + " in (select " + alias + ".id from visible_"
                + rows.table().name() + " " + alias + " where " + alias + ".principal_id = any(cast("
                + bind(array(visible.principals())) + " as uuid[]))"
                + (visible.userRolesOnly() ? " and not " + alias + ".administrative)" : ")");
    }

    private String compared(Rows rows, String sql, Term term, Operator operator, Object value) {
        return value instanceof String text && !keepable(text)
                ? "false"
                : sql + " " + operator.sign() + " " + rows.bind(term, value);
    }

    private String like(String sql, String pattern, boolean exact) {
        if (!keepable(pattern)) {
            return "false";
        }
        var wild = pattern.contains("*");
        var value = bind(wild ? escaped(pattern).replace("%", "\\%").replace('*', '%') : pattern);
        var sign = wild ? " like " : " = ";
        return exact ? sql + sign + value : "lower(" + sql + ")" + sign + "lower(" + value + ")";
    }

    /** Long lists of ids, which is what lists of many are, travel as one value. */
    private String oneOf(Rows rows, String sql, Term term, Collection<?> values) {
        if (values.isEmpty()) {
            return "false";
        }
        if (rows.isId(term)) {
            var ids = values.stream().map(value -> rows.value(term, value)).toList();
            return sql + " = any(cast(" + bind(array(ids)) + " as uuid[]))";
        }
        return values.stream()
                .map(value -> rows.bind(term, value))
                .collect(Collectors.joining(", ", sql + " in (", ")"));
    }

    private static String array(Collection<?> ids) {
        return ids.stream().map(id -> ((UUID) id).toString()).collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("_", "\\_");
    }

    /** The database holds neither the character zero nor halves of characters; comparing with them would fail, not just find nothing. */
    private static boolean keepable(String text) {
        return !UNKEEPABLE.matcher(text).find();
    }
}
