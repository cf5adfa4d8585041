package org.vireo.rest.define;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vireo.inventory.Where;
import org.vireo.model.Id;

/** Items that are kept in the inventory: the store itself decides which are listed, in what order and how many. */
public interface Stored<E> extends Source<E> {
    Class<E> type();

    /** All items at this place, in the usual order. */
    Where where(Context context);

    /** How items belong to an owner, where they do so by a field: then those of many owners can be asked for at once. */
    Optional<Owned<E>> owned();

    /** The usual order of a selection. */
    Where ordered(Where where);

    /** The items with these ids wherever they are; ids that cannot be any are passed over. */
    Where withIds(List<String> ids);

    /** Whether an item belongs to a place. */
    boolean within(E item, Context context);

    @Override
    default List<E> list(Context context) {
        return context.inventory().list(type(), where(context));
    }

    /**
     * How items belong to an owner.
     *
     * @param field of the item that holds the owner's id
     * @param owner the owner's id at a place
     * @param ownerOf the owner's id by the item
     */
    record Owned<E>(String field, Function<Context, Id> owner, Function<E, Optional<? extends Id>> ownerOf) {
        boolean holds(E item, Context context) {
            return ownerOf.apply(item)
                    .filter(id -> id.value().equals(owner.apply(context).value()))
                    .isPresent();
        }
    }
}
