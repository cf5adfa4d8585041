package org.vireo.catalog;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Inventory;
import org.vireo.model.DefinitionId;

/** The quality of service a profile refers to. Reads only. */
final class Qualities {
    private Qualities() {}

    /** It exists, is of the right type and belongs to the data center in question. */
    static Check check(Inventory inventory, Definition profile, String type, Optional<UUID> dataCenter) {
        var wanted = Attributes.of(profile).reference("qos");
        if (wanted.isEmpty()) {
            return Check.FINE;
        }
        var found = inventory
                .find(Definition.class, new DefinitionId(wanted.get()))
                .filter(definition -> definition.kind().equals("qos"));
        if (found.isEmpty()) {
            return Check.invalid("The quality of service " + wanted.get() + " does not exist.");
        }
        var qos = found.get();
        if (Attributes.of(qos).text("type").filter(type::equals).isEmpty()) {
            return Check.invalid("The quality of service " + qos.name() + " is not of the type " + type + ".");
        }
        return qos.ownerId().equals(dataCenter)
                ? Check.FINE
                : Check.conflict("The quality of service " + qos.name() + " belongs to another data center.");
    }
}
