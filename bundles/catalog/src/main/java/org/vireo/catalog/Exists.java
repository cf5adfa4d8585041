package org.vireo.catalog;

import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.model.DefinitionId;
import org.vireo.model.Id;

/** Whether what is referred to is there. Reads only. */
final class Exists {
    private Exists() {}

    static Check check(Inventory inventory, Class<?> type, Id id, String what) {
        return inventory.find(type, id).isPresent()
                ? Check.FINE
                : Check.invalid("The " + what + " " + id.value() + " does not exist.");
    }

    static Check definition(Inventory inventory, String kind, DefinitionId id, String what) {
        return inventory
                        .find(Definition.class, id)
                        .filter(found -> found.kind().equals(kind))
                        .isPresent()
                ? Check.FINE
                : Check.invalid("The " + what + " " + id + " does not exist.");
    }
}
