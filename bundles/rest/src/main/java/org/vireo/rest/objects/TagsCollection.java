package org.vireo.rest.objects;

import java.util.List;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.Tag;

/** Tags: only the root there is by nature. */
final class TagsCollection {
    private static final String ROOT = "00000000-0000-0000-0000-000000000000";

    private TagsCollection() {}

    static Collection<String, Tag> root() {
        return Collection.of("tags", Tag.class, Source.<String>of(context -> List.of(ROOT), id -> id))
                .shown((id, context) -> {
                    var tag = new Tag();
                    tag.setName("root");
                    tag.setDescription("root");
                    return tag;
                })
                .build();
    }
}
