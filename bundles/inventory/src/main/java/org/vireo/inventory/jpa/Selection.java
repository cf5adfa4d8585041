package org.vireo.inventory.jpa;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.Order;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.metamodel.EntityType;
import javax.persistence.metamodel.SingularAttribute;
import org.vireo.inventory.Where;
import org.vireo.model.ByteSize;
import org.vireo.model.Id;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * A {@link Where} for one kind of entity, checked against its fields.
 *
 * @param <T> the entity
 */
final class Selection<T> {
    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class);
    private static final char ESCAPE = '\\';

    private final EntityType<T> type;
    private final Where where;

    Selection(EntityType<T> type, Where where) {
        this.type = type;
        this.where = where;
    }

    /** Whether nothing can match, because one of no values is asked for. */
    boolean hopeless() {
        return where.conditions().stream()
                .anyMatch(c -> c.comparison() == Where.Comparison.IN && ((Collection<?>) c.value()).isEmpty());
    }

    Predicate[] conditions(CriteriaBuilder builder, Root<T> root) {
        return where.conditions().stream()
                .map(condition -> predicate(builder, root, condition))
                .toArray(Predicate[]::new);
    }

    /** What was asked for, and then by id, so that pages do not overlap. */
    List<Order> order(CriteriaBuilder builder, Root<T> root) {
        var orders = new ArrayList<Order>();
        for (Where.Order wanted : where.order()) {
            Expression<?> field = root.get(attribute(wanted.field()).getName());
            orders.add(wanted.descending() ? builder.desc(field) : builder.asc(field));
        }
        if (!orders.isEmpty() || where.skip() > 0 || where.limit() > 0) {
            orders.add(builder.asc(root.get(type.getId(java.util.UUID.class).getName())));
        }
        return orders;
    }

    private Predicate predicate(CriteriaBuilder builder, Root<T> root, Where.Condition condition) {
        var attribute = attribute(condition.field());
        Expression<?> field = root.get(attribute.getName());
        return switch (condition.comparison()) {
            case NULL -> builder.isNull(field);
            case EQUAL -> builder.equal(field, value(attribute, condition.value()));
            case NOT_EQUAL ->
                builder.or(builder.isNull(field), builder.notEqual(field, value(attribute, condition.value())));
            case GREATER -> compare(builder, root, attribute, condition.value(), true);
            case LESS -> compare(builder, root, attribute, condition.value(), false);
            case LIKE -> like(builder, root, attribute, condition.value());
            case IN ->
                field.in(((Collection<?>) condition.value())
                        .stream().map(v -> value(attribute, v)).toList());
        };
    }

    private Predicate like(CriteriaBuilder builder, Root<T> root, SingularAttribute<?, ?> attribute, Object pattern) {
        String text = ((String) value(attribute, pattern))
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("_", "\\_");
        Expression<String> field = root.get(attribute.getName());
        return builder.like(builder.lower(field), text, ESCAPE);
    }

    private Predicate compare(
            CriteriaBuilder builder, Root<T> root, SingularAttribute<?, ?> attribute, Object raw, boolean greater) {
        Object value = value(attribute, raw);
        if (value instanceof Number number) {
            Expression<Number> field = root.get(attribute.getName());
            return greater ? builder.gt(field, number) : builder.lt(field, number);
        }
        if (value instanceof Instant instant) {
            Expression<Instant> field = root.get(attribute.getName());
            return greater ? builder.greaterThan(field, instant) : builder.lessThan(field, instant);
        }
        if (value instanceof String text) {
            Expression<String> field = root.get(attribute.getName());
            return greater ? builder.greaterThan(field, text) : builder.lessThan(field, text);
        }
        throw defect("field " + attribute.getName() + " has no order");
    }

    private SingularAttribute<? super T, ?> attribute(String field) {
        return type.getSingularAttributes().stream()
                .filter(attribute -> attribute.getName().equals(field))
                .findFirst()
                .orElseThrow(() -> defect("there is no field " + field));
    }

    private Object value(SingularAttribute<?, ?> attribute, Object raw) {
        Object value = plain(raw);
        Class<?> wanted = BOXES.getOrDefault(attribute.getJavaType(), attribute.getJavaType());
        if (wanted == Long.class && value instanceof Integer number) {
            return number.longValue();
        }
        if (!wanted.isInstance(value)) {
            throw defect("field " + attribute.getName() + " is a " + wanted.getSimpleName() + ", not a "
                    + (value == null ? "null" : value.getClass().getSimpleName()));
        }
        return value;
    }

    private static Object plain(Object raw) {
        Object value = raw instanceof Optional<?> optional ? optional.orElse(null) : raw;
        if (value instanceof Id id) {
            return id.value();
        }
        return value instanceof ByteSize size ? (Object) size.bytes() : value;
    }

    private VireoException defect(String what) {
        return new VireoException(ModelError.DEFECT, "cannot select " + type.getName() + ": " + what);
    }
}
