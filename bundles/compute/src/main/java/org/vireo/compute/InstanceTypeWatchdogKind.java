package org.vireo.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Inventory;

/** The one watchdog that an instance type may have. */
@Component(service = DefinitionKind.class)
public final class InstanceTypeWatchdogKind extends InstanceTypePart {
    /** Keeps no state. */
    @Activate
    public InstanceTypeWatchdogKind(@Reference Inventory inventory) {
        super(inventory, "watchdog");
    }

    @Override
    public boolean named() {
        return false;
    }

    @Override
    Check sound(JsonNode part, List<JsonNode> others) {
        return others.isEmpty() ? Check.FINE : Check.conflict("Cannot add watchdog. There is one already.");
    }
}
