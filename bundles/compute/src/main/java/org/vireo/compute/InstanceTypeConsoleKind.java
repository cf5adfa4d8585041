package org.vireo.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.Inventory;

/** Graphical consoles of instance types, one of each protocol. */
@Component(service = DefinitionKind.class)
public final class InstanceTypeConsoleKind extends InstanceTypePart {
    /** Keeps no state. */
    @Activate
    public InstanceTypeConsoleKind(@Reference Inventory inventory) {
        super(inventory, "console");
    }

    @Override
    public boolean named() {
        return false;
    }

    @Override
    Check sound(JsonNode part, List<JsonNode> others) {
        var protocol = part.path("protocol").asText();
        return others.stream()
                        .noneMatch(other -> other.path("protocol").asText().equals(protocol))
                ? Check.FINE
                : Check.conflict("Cannot add Graphics Console. There is one for " + protocol + " already.");
    }
}
