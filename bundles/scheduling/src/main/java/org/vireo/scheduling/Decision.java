package org.vireo.scheduling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vireo.engine.api.schedule.Scheduler.Placement;
import org.vireo.engine.api.schedule.Scheduler.Prospect;
import org.vireo.engine.api.schedule.Scheduler.Rejection;
import org.vireo.engine.api.schedule.Scheduler.Weight;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.HostWeigher;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

/** Chooses a host: filters refuse, weighers rank. A pure function of the cluster as it is seen; the name decides between equals. */
final class Decision {
    private final PresentUnits units;
    private final List<HostFilter> filters;
    private final List<Weighed> weighers;
    private final ClusterView cluster;
    private final PlacementRequest request;

    Decision(PresentUnits units, Policy policy, ClusterView cluster, PlacementRequest request) {
        this.units = units;
        // asked once and not for each host: ids of units are hashes of their names
        this.filters = units.filters().stream().filter(policy::hears).toList();
        this.weighers = units.weighers().stream()
                .map(weigher -> new Weighed(weigher, policy.factor(weigher)))
                .filter(weighed -> weighed.factor() > 0)
                .toList();
        this.cluster = cluster;
        this.request = request;
    }

    Placement make() {
        var rejected = new ArrayList<Rejection>();
        var fit = new ArrayList<HostView>();
        for (var host : cluster.hosts()) {
            rejection(host).ifPresentOrElse(rejected::add, () -> fit.add(host));
        }
        return fit.stream()
                .map(host -> new Ranked(host, cost(host)))
                .min(Comparator.comparingLong(Ranked::cost)
                        .thenComparing(ranked -> ranked.host().name())
                        .thenComparing(ranked -> ranked.host().id().value()))
                .<Placement>map(best -> new Placement.Placed(best.host().id(), List.copyOf(rejected)))
                .orElseGet(() -> new Placement.Nowhere(List.copyOf(rejected)));
    }

    /** Every host with all that speaks against it, or what it weighs. */
    List<Prospect> survey() {
        return cluster.hosts().stream()
                .map(this::prospect)
                .sorted(Comparator.comparing((Prospect one) -> !one.fits())
                        .thenComparingLong(Prospect::cost)
                        .thenComparing(Prospect::hostName)
                        .thenComparing(one -> one.host().value()))
                .toList();
    }

    private Prospect prospect(HostView host) {
        var rejections = rejections(host).toList();
        var weights = rejections.isEmpty()
                ? weighers.stream()
                        .map(one -> new Weight(one.weigher().name(), one.factor(), cost(one.weigher(), host)))
                        .toList()
                : List.<Weight>of();
        return new Prospect(host.id(), host.name(), rejections, weights);
    }

    private Optional<Rejection> rejection(HostView host) {
        return rejections(host).findFirst();
    }

    private Stream<Rejection> rejections(HostView host) {
        return filters.stream()
                .flatMap(filter -> verdict(filter, host) instanceof Verdict.Refused refused
                        ? Stream.of(new Rejection(host.id(), host.name(), filter.name(), refused.reason()))
                        : Stream.empty());
    }

    private Verdict verdict(HostFilter filter, HostView host) {
        try {
            return filter.admits(host, request, cluster);
        } catch (RuntimeException e) {
            units.failed(filter, filter.name(), e);
            return Verdict.ADMITTED;
        }
    }

    private long cost(HostView host) {
        return weighers.stream()
                .mapToLong(weighed -> (long) weighed.factor() * cost(weighed.weigher(), host))
                .sum();
    }

    private int cost(HostWeigher weigher, HostView host) {
        try {
            return Math.max(0, Math.min(1000, weigher.cost(host, request, cluster)));
        } catch (RuntimeException e) {
            units.failed(weigher, weigher.name(), e);
            return 0;
        }
    }

    private record Weighed(HostWeigher weigher, int factor) {}

    private record Ranked(HostView host, long cost) {}
}
