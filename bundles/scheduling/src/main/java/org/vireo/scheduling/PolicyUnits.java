package org.vireo.scheduling;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostWeigher;

/**
 * The filters and weighers that are there now. Comes to life with this bundle's own, so that nothing is placed without them. Thread-safe.
 */
@Component(
        service = PolicyUnits.class,
        property = {"Filter.cardinality.minimum:Integer=6", "Weigher.cardinality.minimum:Integer=3"})
public final class PolicyUnits {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyUnits.class);

    private final List<HostFilter> filters = new CopyOnWriteArrayList<>();
    private final List<HostWeigher> weighers = new CopyOnWriteArrayList<>();
    private final Set<Object> failed = ConcurrentHashMap.newKeySet();

    /** Empty at first. */
    @Activate
    public PolicyUnits() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindFilter(HostFilter filter) {
        filters.add(filter);
    }

    void unbindFilter(HostFilter filter) {
        filters.remove(filter);
        failed.remove(filter);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindWeigher(HostWeigher weigher) {
        weighers.add(weigher);
    }

    void unbindWeigher(HostWeigher weigher) {
        weighers.remove(weigher);
        failed.remove(weigher);
    }

    List<HostFilter> filters() {
        return List.copyOf(filters);
    }

    List<HostWeigher> weighers() {
        return List.copyOf(weighers);
    }

    /** Tells of a unit that failed, the first time only. */
    void failed(Object unit, String name, RuntimeException failure) {
        if (failed.add(unit)) {
            LOG.error("The scheduling unit {} failed and has no say until it works again", name, failure);
        }
    }
}
