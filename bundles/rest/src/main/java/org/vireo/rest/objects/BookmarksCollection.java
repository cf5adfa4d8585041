package org.vireo.rest.objects;

import org.vireo.inventory.Definition;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.types.Bookmark;

/** Searches kept under a name. */
final class BookmarksCollection {
    private BookmarksCollection() {}

    static Collection<Definition, Bookmark> root(Beans beans) {
        return new DefinedCollection<>(beans, "bookmarks", Bookmark.class, "bookmark")
                .builder()
                .required("name", "value")
                .forEveryone()
                .build();
    }
}
