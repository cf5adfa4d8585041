package org.vireo.rest.objects;

import java.util.List;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.BaseResource;

/** Collections of things that exist but that nobody tells the engine of: an empty list would be a lie. */
final class Untold {
    private Untold() {}

    static <A extends BaseResource> Collection<A, A> of(String segment, Class<A> type, String reason) {
        return Collection.of(segment, type, Source.<A>of(context -> List.of(), BaseResource::getId))
                .shown((item, context) -> item)
                .refuses("list", reason)
                .build();
    }
}
