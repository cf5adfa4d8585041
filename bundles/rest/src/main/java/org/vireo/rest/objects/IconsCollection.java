package org.vireo.rest.objects;

import java.util.ArrayList;
import java.util.List;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Where;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.Icon;

/** Icons of virtual machines: a large and a small one that go with the program, and those that were given. */
final class IconsCollection {
    static final String LARGE = Listed.id("icon", "large");
    static final String SMALL = Listed.id("icon", "small");

    private final Beans beans;
    private final List<Icon> standard = List.of(standard(LARGE, "icon-large.png"), standard(SMALL, "icon-small.png"));

    IconsCollection(Beans beans) {
        this.beans = beans;
    }

    Collection<Icon, Icon> root() {
        return Collection.of("icons", Icon.class, Source.of(this::all, Icon::getId))
                .shown((icon, context) -> beans.copy(icon))
                .forEveryone()
                .build();
    }

    private List<Icon> all(Context context) {
        var all = new ArrayList<>(standard);
        for (var kept : context.inventory().list(Definition.class, Where.equal("kind", "icon"))) {
            var icon = beans.fromJson(kept.extras(), Icon.class);
            icon.setId(kept.id().value().toString());
            all.add(icon);
        }
        return all;
    }

    private static Icon standard(String id, String file) {
        var icon = new Icon();
        icon.setId(id);
        icon.setMediaType("image/png");
        icon.setData(Listed.base64(file));
        return icon;
    }
}
