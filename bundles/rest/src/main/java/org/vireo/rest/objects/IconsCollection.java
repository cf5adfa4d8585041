package org.vireo.rest.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.Icon;

/** Icons of virtual machines: a large and a small one that go with the program, and those that were given. */
final class IconsCollection implements Source<Icon> {
    static final String LARGE = Listed.id("icon", "large");
    static final String SMALL = Listed.id("icon", "small");

    private final Beans beans;
    private final List<Icon> standard = List.of(standard(LARGE, "icon-large.png"), standard(SMALL, "icon-small.png"));

    IconsCollection(Beans beans) {
        this.beans = beans;
    }

    Collection<Icon, Icon> root() {
        return Collection.of("icons", Icon.class, this)
                .shown((icon, context) -> beans.copy(icon))
                .forEveryone()
                .build();
    }

    @Override
    public List<Icon> list(Context context) {
        var all = new ArrayList<>(standard);
        context.inventory()
                .list(Definition.class, Where.equal("kind", IconWishes.KIND))
                .forEach(kept -> all.add(icon(kept)));
        return all;
    }

    @Override
    public Optional<Icon> find(Context context, String id) {
        var number = new DefinitionId(Context.uuid(id));
        return standard.stream()
                .filter(icon -> icon.getId().equals(number.value().toString()))
                .findFirst()
                .or(() -> context.inventory()
                        .find(Definition.class, number)
                        .filter(kept -> kept.kind().equals(IconWishes.KIND))
                        .map(this::icon));
    }

    @Override
    public String id(Icon icon) {
        return icon.getId();
    }

    private Icon icon(Definition kept) {
        var icon = beans.fromJson(kept.extras(), Icon.class);
        icon.setId(kept.id().value().toString());
        return icon;
    }

    private static Icon standard(String id, String file) {
        var icon = new Icon();
        icon.setId(id);
        icon.setMediaType("image/png");
        icon.setData(Listed.base64(file));
        return icon;
    }
}
