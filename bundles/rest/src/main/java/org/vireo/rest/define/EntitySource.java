package org.vireo.rest.define;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.inventory.Where;
import org.vireo.model.Id;

/**
 * Items kept in the inventory, all of them or those that belong to the owner of the place.
 *
 * @param type the entity
 * @param key makes the typed id of a number
 * @param idOf id of an entity
 * @param scope narrows down to a place
 * @param within whether a found entity belongs to a place
 * @param order field to sort by
 * @param keyField the field that holds the id under which an item is known
 * @param owned how items belong to an owner, where they do by a field
 */
public record EntitySource<E>(
        Class<E> type,
        Function<UUID, Id> key,
        Function<E, Id> idOf,
        Function<Context, Where> scope,
        Belonging<E> within,
        String order,
        String keyField,
        Optional<Owned<E>> owned)
        implements Stored<E> {
    /** Whether an entity belongs to the owner of a place. */
    public interface Belonging<E> {
        boolean test(E entity, Context context);
    }

    /** Narrowed down in whatever way. */
    public EntitySource(
            Class<E> type,
            Function<UUID, Id> key,
            Function<E, Id> idOf,
            Function<Context, Where> scope,
            Belonging<E> within,
            String order) {
        this(type, key, idOf, scope, within, order, "id", Optional.empty());
    }

    /** All of a kind, by name. */
    public static <E> EntitySource<E> all(Class<E> type, Function<UUID, Id> key, Function<E, Id> idOf) {
        return new EntitySource<>(type, key, idOf, context -> Where.all(), (entity, context) -> true, "name");
    }

    /** Those whose field holds the owner's id, by name. */
    public static <E> EntitySource<E> of(
            Class<E> type,
            Function<UUID, Id> key,
            Function<E, Id> idOf,
            String field,
            Function<Context, Id> owner,
            Function<E, Optional<? extends Id>> ownerOf) {
        var owned = new Owned<>(field, owner, ownerOf);
        return new EntitySource<>(
                type,
                key,
                idOf,
                context -> Where.equal(field, owner.apply(context)),
                owned::holds,
                "name",
                "id",
                Optional.of(owned));
    }

    /** The same in another order. */
    public EntitySource<E> orderedBy(String field) {
        return new EntitySource<>(type, key, idOf, scope, within, field, keyField, owned);
    }

    /** The same, known by the id in another field. */
    public EntitySource<E> knownBy(String field) {
        return new EntitySource<>(type, key, idOf, scope, within, order, field, owned);
    }

    @Override
    public Where where(Context context) {
        return ordered(scope.apply(context));
    }

    @Override
    public Where ordered(Where where) {
        return where.orderBy(order);
    }

    @Override
    public Where withIds(List<String> ids) {
        var numbers = new ArrayList<UUID>();
        for (var id : ids) {
            try {
                numbers.add(Id.parse(id));
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
        return Where.in(keyField, numbers);
    }

    @Override
    public boolean within(E item, Context context) {
        return within.test(item, context);
    }

    @Override
    public Optional<E> find(Context context, String id) {
        var number = key.apply(Context.uuid(id));
        if (keyField.equals("id")) {
            return context.inventory().find(type, number).filter(entity -> within.test(entity, context));
        }
        return context.inventory().first(type, scope.apply(context).andEqual(keyField, number));
    }

    @Override
    public String id(E item) {
        return idOf.apply(item).value().toString();
    }
}
