package org.vireo.rest.define;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The items of a list, some at a time, so that a long list is never in memory as a whole. Each page is read when it is asked for: within a
 * transaction that may be another one than that of the page before. Confined to one thread.
 *
 * @param <A> what the client sees
 */
public final class Pages<A> {
    /** Large enough to make the queries of a page cheap, small enough to hold many in memory at once. */
    static final int SIZE = 250;

    private final Supplier<Iterator<List<A>>> source;
    private Iterator<List<A>> rest;

    private Pages(Supplier<Iterator<List<A>>> source) {
        this.source = source;
    }

    /** Pages of what is found out with the first of them. */
    static <E, A> Pages<A> of(Supplier<Iterator<List<E>>> items, Function<List<E>, List<A>> shown) {
        return new Pages<>(() -> {
            Iterator<List<E>> found = items.get();
            return new Iterator<List<A>>() {
                @Override
                public boolean hasNext() {
                    return found.hasNext();
                }

                @Override
                public List<A> next() {
                    return shown.apply(found.next());
                }
            };
        });
    }

    /** A list cut into pages. */
    static <E> Iterator<List<E>> cut(List<E> all) {
        return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < all.size();
            }

            @Override
            public List<E> next() {
                var end = Math.min(at + SIZE, all.size());
                var page = all.subList(at, end);
                at = end;
                return page;
            }
        };
    }

    /** The next page, empty after the last. Reads. */
    public List<A> next() {
        if (rest == null) {
            rest = source.get();
        }
        return rest.hasNext() ? rest.next() : List.of();
    }

    /** Whether there is a further page; asked after the first was read. */
    public boolean more() {
        return rest == null || rest.hasNext();
    }
}
