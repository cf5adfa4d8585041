package org.vireo.inventory.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.Query;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.vireo.inventory.Term;
import org.vireo.inventory.Where;

/** A {@link Where} for one kind of entity, checked against its fields. Confined to one query. */
final class Selection {
    private final EntityManager manager;
    private final Where where;
    private final Statement statement;
    private final Rows rows;

    Selection(EntityManager manager, Class<?> type, Where where) {
        this.manager = manager;
        this.where = where;
        this.statement = new Statement(manager.unwrap(AbstractSession.class));
        this.rows = statement.rows(type);
    }

    /** Whether nothing can match, because one of no values is asked for. */
    boolean hopeless() {
        return where.conditions().stream()
                .anyMatch(c -> c.comparison() == Where.Comparison.IN && ((Collection<?>) c.value()).isEmpty());
    }

    <T> List<T> entities(Class<T> type, Map<String, Object> hints) {
        var sql = "select " + rows.table().columns(rows.alias()) + " from " + rows.source() + " where "
                + statement.conditions(rows, where) + order() + page();
        var query = bound(manager.createNativeQuery(sql, type));
        hints.forEach(query::setHint);
        List<?> found = query.getResultList();
        return found.stream().<T>map(type::cast).toList();
    }

    List<UUID> ids() {
        var sql = "select " + rows.id() + " from " + rows.source() + " where " + statement.conditions(rows, where)
                + order() + page();
        List<?> found = bound(manager.createNativeQuery(sql)).getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }

    long count() {
        var sql = "select count(*) from " + rows.source() + " where " + statement.conditions(rows, where);
        return ((Number) bound(manager.createNativeQuery(sql)).getSingleResult()).longValue();
    }

    /** Sums of one field by another. */
    Map<UUID, Long> sums(String number, String by) {
        var group = "cast(" + rows.term(Term.of(by)) + " as text)";
        var sql = "select " + group + " as place, cast(sum(" + rows.term(Term.of(number)) + ") as bigint) from "
                + rows.source() + " where " + rows.term(Term.of(by)) + " is not null and "
                + statement.conditions(rows, where) + " group by place";
        List<?> found = bound(manager.createNativeQuery(sql)).getResultList();
        var sums = new HashMap<UUID, Long>();
        for (var row : found) {
            var pair = (Object[]) row;
            sums.put(UUID.fromString((String) pair[0]), ((Number) pair[1]).longValue());
        }
        return sums;
    }

    /** The different values of a term. */
    List<String> values(Term term) {
        var several = term instanceof Term.JsonEach each ? each : null;
        var value = several == null ? "cast(" + rows.term(term) + " as text)" : rows.element();
        var from = several == null ? rows.source() : rows.source() + " cross join lateral " + rows.elements(several);
        var sql = "select distinct " + value + " as value from " + from + " where " + value + " is not null and "
                + statement.conditions(rows, where) + " order by value" + page();
        List<?> found = bound(manager.createNativeQuery(sql)).getResultList();
        return found.stream().map(String.class::cast).toList();
    }

    private Query bound(Query query) {
        var values = statement.bound();
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }

    /** What was asked for, and then by id, so that pages do not overlap. */
    private String order() {
        var parts = new ArrayList<String>();
        for (var order : where.order()) {
            parts.add(rows.term(order.term()) + (order.descending() ? " desc" : ""));
        }
        if (!parts.isEmpty() || where.skip() > 0 || where.limit() > 0) {
            parts.add(rows.id());
        }
        return parts.isEmpty() ? "" : " order by " + String.join(", ", parts);
    }

    private String page() {
        var limit = where.bound().map(count -> " limit " + count).orElse("");
        return where.skip() > 0 ? limit + " offset " + where.skip() : limit;
    }
}
