package org.vireo.inventory.jpa;

import org.osgi.service.component.annotations.Component;
import org.vireo.database.SchemaSource;

/** Offers the inventory's migrations; the persistence unit waits for the DataSource that appears when they have run. Immutable. */
@Component
public final class InventorySchema implements SchemaSource {
    @Override
    public String name() {
        return "vireo";
    }

    @Override
    public String location() {
        return "db/migration";
    }
}
