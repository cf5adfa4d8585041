package org.vireo.rest.define;

import java.util.List;
import org.vireo.rest.types.BaseResource;

/** Collections that are always empty. */
public final class Vacant {
    private Vacant() {}

    /** A collection of a kind of object of which the engine has none: true as long as nothing can add one. */
    public static <A extends BaseResource> Collection<A, A> collection(String segment, Class<A> type) {
        return Collection.of(segment, type, Source.<A>of(context -> List.of(), BaseResource::getId))
                .shown((item, context) -> item)
                .build();
    }
}
