package org.vireo.catalog;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.catalog.QuotaUsage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.QuotaLimit;

/** Counts what is used of quotas in the inventory. */
@Component
public final class InventoryQuotaUsage implements QuotaUsage {
    private final Inventory inventory;
    private final QuotaUse use;

    /** Reads the inventory. */
    @Activate
    public InventoryQuotaUsage(@Reference Inventory inventory) {
        this.inventory = inventory;
        this.use = new QuotaUse(inventory);
    }

    @Override
    public Computing computing(QuotaLimit limit) {
        return use.computing(SetQuotaLimitHandler.quota(inventory, limit.quotaId()), limit.clusterId());
    }

    @Override
    public long storage(QuotaLimit limit) {
        return use.storage(SetQuotaLimitHandler.quota(inventory, limit.quotaId()), limit.storageDomainId());
    }
}
