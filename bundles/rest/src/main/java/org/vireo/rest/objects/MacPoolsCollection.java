package org.vireo.rest.objects;

import org.vireo.inventory.MacPool;
import org.vireo.inventory.MacRange;
import org.vireo.inventory.Where;
import org.vireo.model.MacPoolId;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.types.Permission;
import org.vireo.rest.types.Range;
import org.vireo.rest.types.Ranges;

/** Pools of MAC addresses; adding and changing them is not offered yet. */
final class MacPoolsCollection {
    private static final String DEFAULT = "58ca604b-017d-0374-0220-00000000014e";

    private MacPoolsCollection() {}

    static Collection<MacPool, org.vireo.rest.types.MacPool> root() {
        return Collection.of(
                        "macpools",
                        org.vireo.rest.types.MacPool.class,
                        EntitySource.all(MacPool.class, MacPoolId::new, MacPool::id))
                .guardedBy("mac_pool", MacPool::id)
                .shown(MacPoolsCollection::show)
                .kept(MacPool::extras)
                .empty("permissions", Permission.class)
                .build();
    }

    private static org.vireo.rest.types.MacPool show(MacPool pool, Context context) {
        var bean = new org.vireo.rest.types.MacPool();
        bean.setName(pool.name());
        bean.setDescription(pool.description());
        bean.setAllowDuplicates(pool.allowDuplicates());
        bean.setDefaultPool(pool.id().value().toString().equals(DEFAULT));
        var ranges = new Ranges();
        for (var kept : context.inventory()
                .list(MacRange.class, Where.equal("macPoolId", pool.id()).orderBy("rangeStart"))) {
            var range = new Range();
            range.setFrom(kept.rangeStart());
            range.setTo(kept.rangeEnd());
            ranges.getRanges().add(range);
        }
        bean.setRanges(ranges);
        return bean;
    }
}
