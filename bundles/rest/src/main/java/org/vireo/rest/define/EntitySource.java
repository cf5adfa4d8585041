package org.vireo.rest.define;

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
 */
public record EntitySource<E>(
        Class<E> type,
        Function<UUID, Id> key,
        Function<E, Id> idOf,
        Function<Context, Where> scope,
        Belonging<E> within,
        String order)
        implements Source<E> {
    /** Whether an entity belongs to the owner of a place. */
    public interface Belonging<E> {
        boolean test(E entity, Context context);
    }

    /** All of a kind, by name. */
    public static <E> EntitySource<E> all(Class<E> type, Function<UUID, Id> key, Function<E, Id> idOf) {
        return new EntitySource<>(type, key, idOf, context -> Where.all(), (entity, context) -> true, "name");
    }

    /** Those whose field holds the owner's id, by name. */
    public static <E, O> EntitySource<E> of(
            Class<E> type,
            Function<UUID, Id> key,
            Function<E, Id> idOf,
            String field,
            Function<Context, Id> owner,
            Function<E, Optional<? extends Id>> ownerOf) {
        return new EntitySource<>(
                type,
                key,
                idOf,
                context -> Where.equal(field, owner.apply(context)),
                (entity, context) -> ownerOf.apply(entity)
                        .filter(id -> id.value().equals(owner.apply(context).value()))
                        .isPresent(),
                "name");
    }

    /** The same in another order. */
    public EntitySource<E> orderedBy(String field) {
        return new EntitySource<>(type, key, idOf, scope, within, field);
    }

    @Override
    public List<E> list(Context context) {
        return context.inventory().list(type, scope.apply(context).orderBy(order));
    }

    @Override
    public Optional<E> find(Context context, String id) {
        return context.inventory()
                .find(type, key.apply(Context.uuid(id)))
                .filter(entity -> within.test(entity, context));
    }

    @Override
    public String id(E item) {
        return idOf.apply(item).value().toString();
    }
}
