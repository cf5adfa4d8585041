package org.vireo.rest.objects;

import java.util.Optional;
import org.vireo.inventory.Definition;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.searched.MoreSearched;
import org.vireo.rest.types.Tag;

/** Tags, a tree: each but the root has a parent. */
final class TagsCollection {
    private static final String ROOT = "00000000-0000-0000-0000-000000000000";

    private TagsCollection() {}

    static Collection<Definition, Tag> root(Beans beans) {
        return new DefinedCollection<>(beans, "tags", Tag.class, "tag")
                .settled(TagsCollection::settle)
                .shown((tag, definition, context) -> complete(tag, definition, context, tag.getParent()))
                .owned("vm", "host", "user", "group", "template")
                .builder()
                .required("name")
                .searched(MoreSearched.TAGS)
                .forEveryone()
                .build();
    }

    private static void settle(Tag sent, Context context) {
        if (sent.getParent() != null) {
            sent.setParent(
                    Defined.only(new Tag(), Defined.resolve(context, "tag", Optional.empty(), sent.getParent())));
        }
    }

    /** As one that is assigned to something. */
    static Tag show(Definition definition, Context context) {
        var tag = new Tag();
        tag.setName(definition.name());
        tag.setDescription(definition.description());
        var kept = context.engine().wire();
        complete(
                tag,
                definition,
                context,
                new Beans(kept).fromJson(definition.extras(), Tag.class).getParent());
        return tag;
    }

    private static void complete(Tag tag, Definition definition, Context context, Tag parent) {
        if (!definition.id().value().toString().equals(ROOT)) {
            tag.setParent(context.refer(new Tag(), "tags", parent == null ? ROOT : parent.getId()));
        }
    }
}
