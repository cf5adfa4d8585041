package org.vireo.rest.define;

import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;

/**
 * A selection of kept items, some at a time. A short one takes one query. Of a long one the ids are read with the first batch, so that the
 * selection is that of one moment, and the items when their turn comes: what was removed meanwhile is left out. Confined to one thread.
 */
final class Batches<E> implements Iterator<List<E>> {
    private final Inventory inventory;
    private final Class<E> type;
    private final Where where;
    private List<E> first;
    private Iterator<List<UUID>> rest;

    /** Reads the first batch. */
    Batches(Inventory inventory, Class<E> type, Where where) {
        this.inventory = inventory;
        this.type = type;
        this.where = where;
        begin();
    }

    private void begin() {
        var most = where.limit() == 0 ? Integer.MAX_VALUE : where.limit();
        var found = inventory.list(type, where.limit(Math.min(most, Pages.SIZE + 1)));
        if (found.size() <= Pages.SIZE) {
            first = found;
            rest = Pages.cut(List.of());
            return;
        }
        first = found.subList(0, Pages.SIZE);
        var left = where.skip(where.skip() + Pages.SIZE).limit(where.limit() == 0 ? 0 : where.limit() - Pages.SIZE);
        rest = Pages.cut(inventory.ids(type, left));
    }

    @Override
    public boolean hasNext() {
        return first != null || rest.hasNext();
    }

    @Override
    public List<E> next() {
        if (first != null) {
            var batch = first;
            first = null;
            return batch;
        }
        var batch = Where.in("id", rest.next());
        for (var order : where.order()) {
            batch = batch.order(order.term(), order.descending());
        }
        return inventory.list(type, batch);
    }
}
