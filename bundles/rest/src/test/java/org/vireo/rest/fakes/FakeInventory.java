package org.vireo.rest.fakes;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Term;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.Id;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Entities in memory, compared by their fields as the store would. */
public final class FakeInventory implements Inventory, Transactions {
    private final List<Object> entities = new ArrayList<>();
    private int lists;
    private int questions;

    /** How often anything was asked for; the store answers each with one statement. */
    public int questions() {
        return questions;
    }

    /** How often a list was asked for. */
    public int lists() {
        return lists;
    }

    @Override
    public <T> Optional<T> find(Class<T> type, Id id) {
        questions++;
        return of(type).filter(one -> id.value().equals(value(one, "id"))).findFirst();
    }

    @Override
    public <T> T get(Class<T> type, Id id) {
        return find(type, id)
                .orElseThrow(() -> new VireoException(
                        ModelError.OBJECT_NOT_FOUND, type.getSimpleName() + " " + id.value() + " does not exist."));
    }

    @Override
    public <T> T getForUpdate(Class<T> type, Id id) {
        return get(type, id);
    }

    @Override
    public void add(Object entity) {
        entities.add(entity);
    }

    @Override
    public void remove(Object entity) {
        entities.remove(entity);
    }

    @Override
    public <T> List<T> list(Class<T> type, Where where) {
        lists++;
        questions++;
        if (where.criteria().stream().anyMatch(one -> one instanceof Criterion.Visible)) {
            // nobody was granted anything here
            return List.of();
        }
        if (!where.criteria().isEmpty()) {
            throw new UnsupportedOperationException("searches are answered by the store only");
        }
        var found = of(type).filter(one -> where.conditions().stream().allMatch(condition -> holds(one, condition)));
        for (var order : where.order()) {
            Comparator<T> by = Comparator.comparing(one -> comparable(value(one, order.field())));
            found = found.sorted(order.descending() ? by.reversed() : by);
        }
        found = found.skip(where.skip());
        return where.bound().isPresent() ? found.limit(where.limit()).toList() : found.toList();
    }

    @Override
    public List<String> values(Class<?> type, Term term, Where where) {
        throw new UnsupportedOperationException("asked of the store only");
    }

    @Override
    public Map<UUID, Long> sums(Class<?> type, String number, String by, Where where) {
        return list(type, where).stream()
                .filter(one -> value(one, by) != null)
                .collect(Collectors.groupingBy(
                        one -> (UUID) value(one, by),
                        Collectors.summingLong(one -> ((Number) value(one, number)).longValue())));
    }

    @Override
    public List<UUID> ids(Class<?> type, Where where) {
        return list(type, where).stream().map(one -> (UUID) value(one, "id")).toList();
    }

    @Override
    public long count(Class<?> type, Where where) {
        questions++;
        if (!where.criteria().isEmpty()) {
            return list(type, where).size();
        }
        return of(type).filter(one -> where.conditions().stream().allMatch(condition -> holds(one, condition)))
                .count();
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void afterCommit(Runnable action) {
        action.run();
    }

    private <T> Stream<T> of(Class<T> type) {
        return entities.stream().filter(type::isInstance).map(type::cast);
    }

    private static boolean holds(Object entity, Where.Condition condition) {
        var value = value(entity, condition.field());
        return switch (condition.comparison()) {
            case EQUAL -> Objects.equals(value, condition.value());
            case NOT_EQUAL -> !Objects.equals(value, condition.value());
            case IN -> ((Collection<?>) condition.value()).contains(value);
            case NULL -> value == null;
            case LIKE ->
                text(value)
                        .matches(condition
                                .value()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .replace("%", ".*"));
            case GREATER ->
                value instanceof Number number && number.longValue() > ((Number) condition.value()).longValue();
            case LESS -> throw new UnsupportedOperationException("not needed by these tests");
        };
    }

    private static String comparable(Object value) {
        return value instanceof Number number ? String.format("%020d", number.longValue()) : text(value);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
    }

    private static Object value(Object entity, String name) {
        try {
            Field field = entity.getClass().getDeclaredField(name);
            field.setAccessible(true);
            var value = field.get(entity);
            return value instanceof Id id ? id.value() : value;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(entity.getClass() + " has no field " + name, e);
        }
    }
}
