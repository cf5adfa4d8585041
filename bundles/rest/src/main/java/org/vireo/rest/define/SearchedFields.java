package org.vireo.rest.define;

import java.util.Optional;
import org.vireo.rest.search.Search;

/** The searchable fields of a collection, as the search sees them. */
record SearchedFields<E>(Tree.Listed<E, ?> listed) implements Search.Fields<E> {
    @Override
    public boolean has(String name) {
        return name.equals("id") || listed.collection().fields().containsKey(name);
    }

    @Override
    public Object value(E item, String name) {
        var field = Optional.ofNullable(listed.collection().fields().get(name));
        return field.map(found -> found.value(item, listed.context()))
                .orElseGet(() -> listed.collection().source().id(item));
    }

    @Override
    public java.util.Collection<String> names() {
        return listed.collection().fields().keySet();
    }
}
