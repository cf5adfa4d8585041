package org.vireo.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Inventory;

/** Network interfaces of instance types: what virtual machines of the type are meant to have. */
@Component(service = DefinitionKind.class)
public final class InstanceTypeNicKind extends InstanceTypePart {
    /** Keeps no state. */
    @Activate
    public InstanceTypeNicKind(@Reference Inventory inventory) {
        super(inventory, "nic");
    }

    @Override
    Check sound(JsonNode part, List<JsonNode> others) {
        return Check.FINE;
    }
}
