package org.vireo.rest.define;

import java.util.Optional;

/** An item on the way from the root to what a path names; the root has no owner. Immutable. */
public record Place(Optional<Place> outer, Object owner, String href) {
    public static Place root(Exchange exchange) {
        return new Place(Optional.empty(), exchange, exchange.base());
    }

    /** The item of a collection that lies here. */
    public Place inside(String segment, String id, Object item) {
        return new Place(Optional.of(this), item, href + "/" + segment + "/" + id);
    }

    /** The nearest owner of this type. */
    public <T> T owner(Class<T> type) {
        if (type.isInstance(owner)) {
            return type.cast(owner);
        }
        return outer.orElseThrow(() -> new IllegalStateException("no " + type.getSimpleName() + " above " + href))
                .owner(type);
    }
}
