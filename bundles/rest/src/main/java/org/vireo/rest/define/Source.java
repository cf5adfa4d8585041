package org.vireo.rest.define;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where the items of a collection come from. */
public interface Source<E> {
    /** All items at this place. */
    List<E> list(Context context);

    /** All items at each of these places; one place after the other unless a source knows better. */
    default List<List<E>> listAll(List<Context> places) {
        return places.stream().map(this::list).toList();
    }

    /** The item with this id at this place. */
    Optional<E> find(Context context, String id);

    /** The id under which an item is known here. */
    String id(E item);

    /** The collection at the root that items have their addresses in, if it is another one than this. */
    default Optional<String> home() {
        return Optional.empty();
    }

    /** Whether items come from outside of the inventory: reading them may take long, and happens in no transaction. */
    default boolean outside() {
        return false;
    }

    /** Whether items are told of by storage and not of the inventory: those that clients ask for with {@code unregistered}. */
    default boolean foreign() {
        return false;
    }

    /** Items that are told of by storage; to find one, all are looked through. */
    static <E> Source<E> foreign(Function<Context, List<E>> items, Function<E, String> id) {
        var plain = of(items, id);
        return new Source<>() {
            @Override
            public List<E> list(Context context) {
                return plain.list(context);
            }

            @Override
            public Optional<E> find(Context context, String wanted) {
                return plain.find(context, wanted);
            }

            @Override
            public String id(E item) {
                return plain.id(item);
            }

            @Override
            public boolean foreign() {
                return true;
            }
        };
    }

    /** The same items, from outside of the inventory. */
    static <E> Source<E> outside(Source<E> source) {
        return new Source<>() {
            @Override
            public List<E> list(Context context) {
                return source.list(context);
            }

            @Override
            public Optional<E> find(Context context, String id) {
                return source.find(context, id);
            }

            @Override
            public String id(E item) {
                return source.id(item);
            }

            @Override
            public boolean outside() {
                return true;
            }
        };
    }

    /** Items that are computed: to find one, all are looked through. */
    static <E> Source<E> of(Function<Context, List<E>> items, Function<E, String> id) {
        return new Source<>() {
            @Override
            public List<E> list(Context context) {
                return items.apply(context);
            }

            @Override
            public Optional<E> find(Context context, String wanted) {
                return list(context).stream()
                        .filter(item -> id(item).equals(wanted))
                        .findFirst();
            }

            @Override
            public String id(E item) {
                return id.apply(item);
            }
        };
    }
}
