package org.vireo.rest.objects;

import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.BaseResource;

/** Collections that stay empty because the engine has nothing of their kind, and say why when something is added. */
final class Refused {
    private Refused() {}

    static <A extends BaseResource> Collection<A, A> collection(String segment, Class<A> type, String reason) {
        return Collection.of(segment, type, Source.<A>of(context -> java.util.List.of(), BaseResource::getId))
                .shown((item, context) -> item)
                .refuses("add", reason)
                .build();
    }
}
