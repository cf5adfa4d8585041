package org.vireo.scheduling;

import java.util.ArrayList;
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
import org.vireo.engine.api.plugin.PluginGuard;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.spi.scheduler.Balancer;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostWeigher;

/**
 * The filters and weighers that are there now. Comes to life with this bundle's own, so that nothing is placed without them. Thread-safe.
 */
@Component(
        service = {PresentUnits.class, PolicyUnits.class},
        property = {"Filter.cardinality.minimum:Integer=10", "Weigher.cardinality.minimum:Integer=6"})
public final class PresentUnits implements PolicyUnits {
    private static final Logger LOG = LoggerFactory.getLogger(PresentUnits.class);

    private final List<NamedFilter> filters = new CopyOnWriteArrayList<>();
    private final List<NamedWeigher> weighers = new CopyOnWriteArrayList<>();
    private final List<Balancer> balancers = new CopyOnWriteArrayList<>();
    private final Set<Object> failed = ConcurrentHashMap.newKeySet();

    private final PluginGuard guard;

    /** Empty at first; units of plugins have their say behind the guard. */
    @Activate
    public PresentUnits(@Reference PluginGuard guard) {
        this.guard = guard;
    }

    /** The engine's own units need no guard. */
    private <T> T guarded(Class<T> contract, T unit) {
        return unit.getClass().getClassLoader() == PresentUnits.class.getClassLoader()
                ? unit
                : guard.guard(contract, unit);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindFilter(HostFilter filter) {
        filters.add(NamedFilter.of(guarded(HostFilter.class, filter)));
    }

    void unbindFilter(HostFilter filter) {
        var gone = guarded(HostFilter.class, filter);
        failed.removeIf(
                there -> there instanceof NamedFilter named && named.unit().equals(gone));
        filters.removeIf(there -> there.unit().equals(gone));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindWeigher(HostWeigher weigher) {
        weighers.add(NamedWeigher.of(guarded(HostWeigher.class, weigher)));
    }

    void unbindWeigher(HostWeigher weigher) {
        var gone = guarded(HostWeigher.class, weigher);
        failed.removeIf(
                there -> there instanceof NamedWeigher named && named.unit().equals(gone));
        weighers.removeIf(there -> there.unit().equals(gone));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindBalancer(Balancer balancer) {
        balancers.add(guarded(Balancer.class, balancer));
    }

    void unbindBalancer(Balancer balancer) {
        balancers.remove(guarded(Balancer.class, balancer));
    }

    @Override
    public List<Unit> all() {
        var all = new ArrayList<Unit>();
        filters.forEach(filter -> all.add(new Unit(Role.FILTER, filter.name(), Policy.always(filter.name()))));
        weighers.forEach(weigher -> all.add(new Unit(Role.WEIGHT, weigher.name(), false)));
        balancers.forEach(balancer -> all.add(new Unit(Role.BALANCE, balancer.name(), false)));
        return all;
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
