package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.network.AddMacPool;
import org.vireo.engine.api.network.MacAddressRange;
import org.vireo.engine.api.network.RemoveMacPool;
import org.vireo.engine.api.network.UpdateMacPool;
import org.vireo.inventory.MacPool;
import org.vireo.inventory.MacRange;
import org.vireo.inventory.Where;
import org.vireo.model.MacPoolId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Range;
import org.vireo.rest.types.Ranges;

/** Pools of MAC addresses. */
final class MacPoolsCollection {
    private static final String DEFAULT = "58ca604b-017d-0374-0220-00000000014e";

    private final Extras extras;
    private final Collection<MacPool, org.vireo.rest.types.MacPool> made;

    MacPoolsCollection(Extras extras) {
        this.extras = extras;
        made = Collection.of(
                        "macpools",
                        org.vireo.rest.types.MacPool.class,
                        EntitySource.all(MacPool.class, MacPoolId::new, MacPool::id))
                .guardedBy("mac_pool", MacPool::id)
                .shown(MacPoolsCollection::show)
                .kept(MacPool::extras)
                .owned("ranges", "allow_duplicates", "default_pool")
                .required("name", "ranges")
                .added((sent, context) -> add(sent))
                .changed((pool, sent, context) -> change(pool, sent))
                .removed((pool, context) -> new Effect.Submit(new RemoveMacPool(pool.id())))
                .child(PermissionsCollection.on(
                        "mac_pool", context -> context.owner(MacPool.class).id()))
                .build();
    }

    Collection<MacPool, org.vireo.rest.types.MacPool> root() {
        return made;
    }

    private Addition add(org.vireo.rest.types.MacPool sent) {
        var id = new MacPoolId(UUID.randomUUID());
        return Addition.of(
                new AddMacPool(
                        id,
                        extras.details(made, sent),
                        ranges(sent.getRanges()),
                        VmActions.isTrue(sent.isAllowDuplicates())),
                id);
    }

    private UpdateMacPool change(MacPool pool, org.vireo.rest.types.MacPool sent) {
        return new UpdateMacPool(
                pool.id(),
                extras.change(made, pool.extras(), sent),
                Optional.ofNullable(sent.getRanges()).map(MacPoolsCollection::ranges),
                Optional.ofNullable(sent.isAllowDuplicates()));
    }

    private static List<MacAddressRange> ranges(Ranges sent) {
        return sent.getRanges().stream()
                .map(range -> {
                    if (range.getFrom() == null || range.getTo() == null) {
                        throw RequestFault.incomplete("Range", "from, to", "range of a MAC pool");
                    }
                    return new MacAddressRange(range.getFrom(), range.getTo());
                })
                .toList();
    }

    private static org.vireo.rest.types.MacPool show(MacPool pool, Context context) {
        var bean = new org.vireo.rest.types.MacPool();
        bean.setName(pool.name());
        bean.setDescription(pool.description());
        bean.setComment(pool.comment());
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
