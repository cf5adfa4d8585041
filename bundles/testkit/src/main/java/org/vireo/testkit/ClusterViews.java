package org.vireo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.vireo.model.ByteSize;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.VirtMode;
import org.vireo.model.VmId;
import org.vireo.spi.scheduler.Affinity;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;

/** Clusters as scheduling may meet them, the usual and the odd ones. */
final class ClusterViews {
    private static final ClusterId CLUSTER = ClusterId.random();
    private static final ByteSize VAST = new ByteSize(Long.MAX_VALUE / 1000);

    private static final List<HostView> USUAL =
            List.of(host(8, 20, 32, 8, 3), host(8, 80, 32, 30, 12), host(16, 0, 64, 0, 0));

    private ClusterViews() {}

    /** A host with a machine to place and the cluster both are in. */
    record Case(String name, HostView host, PlacementRequest request, ClusterView cluster) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> all() {
        var cases = new ArrayList<Case>();
        usual().hosts().forEach(host -> cases.add(new Case("usual " + host.name(), host, request(4, 2), usual())));
        cases.add(odd("nothing known", host(0, 0, 0, 0, 0)));
        cases.add(odd("overcommitted", host(4, 90, 8, 64, 50)));
        cases.add(odd("busier than it can be", host(2, 1e6, 8, 0, 0)));
        cases.add(odd("load unknown", host(2, Double.NaN, 8, 0, 0)));
        cases.add(odd(
                "vast",
                new HostView(
                        HostId.random(),
                        "vast",
                        HostStatus.UP,
                        VirtMode.KVM,
                        Integer.MAX_VALUE,
                        0,
                        VAST,
                        VAST,
                        Integer.MAX_VALUE,
                        Integer.MAX_VALUE,
                        Set.of(),
                        Set.of())));
        var stranger = host(4, 10, 16, 2, 1);
        cases.add(new Case("not in the cluster", stranger, request(4, 2), usual()));
        cases.add(new Case("no hosts at all", stranger, request(4, 2), new ClusterView(CLUSTER, 100, List.of())));
        cases.add(new Case("nothing wanted", stranger, request(0, 0), cluster(List.of(stranger))));
        cases.add(
                new Case("more wanted than there is", stranger, request(100_000, 100_000), cluster(List.of(stranger))));
        cases.add(tied(stranger));
        return cases;
    }

    private static Case odd(String name, HostView host) {
        return new Case(name, host, request(4, 2), cluster(List.of(host)));
    }

    private static Case tied(HostView host) {
        var rule = new Affinity.Rule(true, true, true);
        var group = new Affinity.Group("g", 0, rule, rule, Set.of(VmId.random()), Set.of());
        var affinity = new Affinity(
                Map.of(UUID.randomUUID(), ""), Map.of(), List.of(group), Map.of(VmId.random(), HostId.random()), true);
        return new Case(
                "tied to what is not there", host, request(1, 1), new ClusterView(CLUSTER, 0, List.of(host), affinity));
    }

    /** The same cluster each time. */
    static ClusterView usual() {
        return cluster(USUAL);
    }

    static ClusterView large() {
        return cluster(IntStream.range(0, 500)
                .mapToObj(i -> host(16, i % 100, 64, i % 60, i % 40))
                .toList());
    }

    private static ClusterView cluster(List<HostView> hosts) {
        return new ClusterView(CLUSTER, 150, hosts);
    }

    static PlacementRequest request(int gib, int vcpus) {
        return new PlacementRequest(
                VmId.random(), ByteSize.ofGiB(gib), vcpus, Set.of(), Set.of(), Set.of("localfs"), Set.of("bridge"));
    }

    static HostView host(int cpus, double load, int gib, int committedGib, int vms) {
        var types = Set.of("localfs");
        return new HostView(
                HostId.random(),
                "Wirt-ß-主機",
                HostStatus.UP,
                VirtMode.KVM,
                cpus,
                load,
                ByteSize.ofGiB(gib),
                ByteSize.ofGiB(committedGib),
                vms * 2,
                vms,
                types,
                Set.of("bridge"));
    }
}
