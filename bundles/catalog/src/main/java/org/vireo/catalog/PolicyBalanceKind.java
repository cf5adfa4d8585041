package org.vireo.catalog;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.catalog.DefinitionKind;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.engine.api.schedule.PolicyUnits.Role;
import org.vireo.inventory.Inventory;

/** The balances of scheduling policies. */
@Component(service = DefinitionKind.class)
public final class PolicyBalanceKind extends PolicyPart {
    /** Knows the units there are. */
    @Activate
    public PolicyBalanceKind(@Reference Inventory inventory, @Reference PolicyUnits units) {
        super(inventory, units, Role.BALANCE);
    }
}
