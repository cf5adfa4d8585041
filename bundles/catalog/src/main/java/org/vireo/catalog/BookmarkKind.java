package org.vireo.catalog;

import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Definition;

/** Searches kept under a name. */
@Component
public final class BookmarkKind implements DefinitionKind {
    /** Keeps no state. */
    @Activate
    public BookmarkKind() {}

    @Override
    public String name() {
        return "bookmark";
    }

    @Override
    public String label() {
        return "bookmark";
    }

    @Override
    public Permit permit(Change change, Optional<UUID> owner) {
        return Permit.system("bookmark_management");
    }

    @Override
    public int event(Change change) {
        return switch (change) {
            case ADD -> 350;
            case UPDATE -> 352;
            case REMOVE -> 354;
        };
    }

    @Override
    public Check check(Definition wanted, boolean isNew) {
        return Attributes.of(wanted)
                        .text("value")
                        .filter(value -> !value.isBlank())
                        .isPresent()
                ? Check.FINE
                : Check.invalid("A bookmark needs a value: the search it stands for.");
    }
}
