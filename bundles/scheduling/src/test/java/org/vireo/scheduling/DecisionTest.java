package org.vireo.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vireo.scheduling.Hosts.cluster;
import static org.vireo.scheduling.Hosts.host;
import static org.vireo.scheduling.Hosts.id;
import static org.vireo.scheduling.Hosts.request;
import static org.vireo.scheduling.Hosts.up;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.engine.api.schedule.Scheduler.Placement;
import org.vireo.engine.api.schedule.Scheduler.Prospect;
import org.vireo.engine.api.schedule.Scheduler.Rejection;
import org.vireo.engine.api.schedule.Scheduler.Weight;
import org.vireo.model.ByteSize;
import org.vireo.model.HostStatus;
import org.vireo.model.VmId;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.HostView;
import org.vireo.spi.scheduler.PlacementRequest;
import org.vireo.spi.scheduler.Verdict;

class DecisionTest {
    private final PresentUnits units = Hosts.allUnits();

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        host("a", HostStatus.MAINTENANCE, 8, 0, 8, 0, 0),
                        request(1),
                        "up",
                        "is not up but maintenance"),
                Arguments.of(up("a", 8, 7), request(2), "memory", "has 1024 MiB of memory left, 2048 MiB are needed"),
                Arguments.of(up("a", 1, 3), request(1), "memory", "has 0 MiB of memory left, 1024 MiB are needed"),
                Arguments.of(
                        host("a", HostStatus.UP, 8, 0, 1, 0, 0), request(1), "cpu-count", "has 1 CPUs, 2 are needed"),
                Arguments.of(
                        up("a", 8, 0),
                        changed(Set.of("b"), Set.of(), Set.of(), Set.of()),
                        "chosen-hosts",
                        "is not among the hosts that the virtual machine is pinned to"),
                Arguments.of(
                        up("a", 8, 0),
                        changed(Set.of(), Set.of("a"), Set.of(), Set.of()),
                        "chosen-hosts",
                        "was tried before and failed"),
                Arguments.of(
                        up("a", 8, 0),
                        changed(Set.of(), Set.of(), Set.of("nfs", "local", "ceph"), Set.of()),
                        "storage-drivers",
                        "lacks the storage driver ceph, nfs"),
                Arguments.of(
                        up("a", 8, 0),
                        changed(Set.of(), Set.of(), Set.of(), Set.of("ovn")),
                        "network-drivers",
                        "lacks the network driver ovn"));
    }

    private static PlacementRequest changed(
            Set<String> only, Set<String> excluded, Set<String> storage, Set<String> network) {
        return new PlacementRequest(
                VmId.random(),
                ByteSize.ofGiB(1),
                1,
                Set.copyOf(only.stream().map(Hosts::id).toList()),
                Set.copyOf(excluded.stream().map(Hosts::id).toList()),
                storage,
                network);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhyAHostCannotTakeIt(HostView host, PlacementRequest request, String filter, String reason) {
        assertThat(new Decision(units, Hosts.evenly(), cluster(100, host), request).make())
                .isEqualTo(new Placement.Nowhere(List.of(new Rejection(host.id(), "a", filter, reason))));
    }

    @Test
    void tellsAllThatSpeaksAgainstAHostAndWhatTheOthersWeigh() {
        var prospects = new Decision(
                        units,
                        Hosts.evenly(),
                        cluster(100, host("down", HostStatus.MAINTENANCE, 1, 1, 1, 0, 0), up("b", 8, 4), up("a", 8, 1)),
                        request(2))
                .survey();
        assertThat(prospects).extracting(Prospect::hostName).containsExactly("a", "b", "down");
        assertThat(prospects.get(2).rejections())
                .extracting(Rejection::filter)
                .containsExactly("up", "memory", "cpu-count");
        assertThat(prospects.get(2).weights()).isEmpty();
        assertThat(prospects.get(0).fits()).isTrue();
        assertThat(prospects.get(0).weights())
                .extracting(Weight::weigher)
                .contains("free-memory", "cpu-load", "even-vms");
        assertThat(prospects.get(0).cost()).isLessThan(prospects.get(1).cost());
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                Arguments.of("more free memory", up("a", 8, 4), up("b", 8, 1), "b"),
                Arguments.of(
                        "less load",
                        host("a", HostStatus.UP, 8, 0, 8, 80, 0),
                        host("b", HostStatus.UP, 8, 0, 8, 10, 0),
                        "b"),
                Arguments.of(
                        "fewer machines",
                        host("a", HostStatus.UP, 8, 0, 8, 0, 5),
                        host("b", HostStatus.UP, 8, 0, 8, 0, 1),
                        "b"),
                Arguments.of("the name between equals", up("b", 8, 0), up("a", 8, 0), "a"),
                Arguments.of("the only one that may", host("a", HostStatus.DOWN, 99, 0, 8, 0, 0), up("b", 2, 1), "b"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("choices")
    void prefers(String what, HostView one, HostView other, String best) {
        assertThat(new Decision(units, Hosts.evenly(), cluster(100, one, other), request(1)).make())
                .as(what)
                .isInstanceOfSatisfying(
                        Placement.Placed.class,
                        placed -> assertThat(placed.host()).isEqualTo(id(best)));
    }

    @Test
    void stretchesMemoryByTheOvercommitOfTheCluster() {
        assertThat(new Decision(units, Hosts.evenly(), cluster(100, up("a", 4, 4)), request(2)).make())
                .isInstanceOf(Placement.Nowhere.class);
        assertThat(new Decision(units, Hosts.evenly(), cluster(150, up("a", 4, 4)), request(2)).make())
                .isInstanceOf(Placement.Placed.class);
    }

    @Test
    void listensNotToAFilterThatFails() {
        var asked = new AtomicInteger();
        units.bindFilter(new HostFilter() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Verdict admits(HostView host, PlacementRequest request, ClusterView cluster) {
                asked.incrementAndGet();
                throw new IllegalStateException("broken on purpose");
            }
        });
        assertThat(new Decision(units, Hosts.evenly(), cluster(100, up("a", 8, 0)), request(1)).make())
                .isInstanceOf(Placement.Placed.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void namesTheOthersThatCannotTakeIt() {
        var down = host("a", HostStatus.NON_RESPONSIVE, 8, 0, 8, 0, 0);
        assertThat(new Decision(units, Hosts.evenly(), cluster(100, down, up("b", 8, 0)), request(1)).make())
                .isEqualTo(new Placement.Placed(
                        id("b"), List.of(new Rejection(down.id(), "a", "up", "is not up but non_responsive"))));
    }
}
