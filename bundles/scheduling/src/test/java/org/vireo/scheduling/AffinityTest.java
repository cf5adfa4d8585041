package org.vireo.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vireo.scheduling.Hosts.host;
import static org.vireo.scheduling.Hosts.id;
import static org.vireo.scheduling.Hosts.request;
import static org.vireo.scheduling.Hosts.up;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.engine.api.schedule.PolicyUnits.Role;
import org.vireo.engine.api.schedule.Scheduler.Placement;
import org.vireo.engine.api.schedule.Scheduler.Rejection;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.HostStatus;
import org.vireo.model.VmId;
import org.vireo.spi.scheduler.Affinity;
import org.vireo.spi.scheduler.Affinity.Group;
import org.vireo.spi.scheduler.Affinity.Rule;
import org.vireo.spi.scheduler.ClusterView;
import org.vireo.spi.scheduler.HostView;

/** Labels, groups and policies as the decision sees them; b is always the emptier host. */
class AffinityTest {
    private static final UUID GPU = UUID.randomUUID();
    private static final VmId OTHER = VmId.random();
    private static final Rule TOGETHER = new Rule(true, true, true);
    private static final Rule APART = new Rule(true, false, true);
    private static final Rule RATHER_TOGETHER = new Rule(true, true, false);
    private static final Rule RATHER_APART = new Rule(true, false, false);

    private final PresentUnits units = Hosts.allUnits();
    private final HostView a = up("a", 8, 6);
    private final HostView b = up("b", 8, 0);

    private static Group vms(Rule rule) {
        return new Group("g", 1, rule, Rule.OFF, Set.of(OTHER), Set.of());
    }

    private static Group hosts(Rule rule, String... members) {
        return new Group(
                "g",
                1,
                Rule.OFF,
                rule,
                Set.of(),
                Stream.of(members).map(Hosts::id).collect(Collectors.toSet()));
    }

    private static Affinity groups(Map<VmId, HostId> where, Group... groups) {
        return new Affinity(Map.of(), Map.of(), List.of(groups), where, false);
    }

    private Placement placed(Affinity affinity) {
        return placed(affinity, preferring());
    }

    private Placement placed(Affinity affinity, Policy policy) {
        var cluster = new ClusterView(ClusterId.random(), 100, List.of(a, b), affinity);
        return new Decision(units, policy, cluster, request(1)).make();
    }

    /** As the predefined policies count wishes of groups. */
    private static Policy preferring() {
        return policy(
                Set.of("memory", "affinity-labels", "vm-affinity", "host-affinity"),
                Map.of("free-memory", 1, "cpu-load", 1, "even-vms", 1, "vm-affinity", 10, "host-affinity", 10),
                true);
    }

    private static Policy policy(Set<String> filters, Map<String, Integer> factors, boolean predefined) {
        return new Policy(
                filters.stream()
                        .map(name -> PolicyUnits.idOf(Role.FILTER, name))
                        .collect(Collectors.toSet()),
                factors.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> PolicyUnits.idOf(Role.WEIGHT, entry.getKey()), Map.Entry::getValue)),
                predefined);
    }

    private static void on(Placement placement, String host) {
        assertThat(placement)
                .isInstanceOfSatisfying(
                        Placement.Placed.class, one -> assertThat(one.host()).isEqualTo(id(host)));
    }

    @Test
    void aLabelKeepsToTheHostsThatHaveIt() {
        var affinity = new Affinity(Map.of(GPU, "gpu"), Map.of(id("a"), Set.of(GPU)), List.of(), Map.of(), false);
        assertThat(placed(affinity))
                .isEqualTo(new Placement.Placed(
                        id("a"),
                        List.of(new Rejection(id("b"), "b", "affinity-labels", "lacks the affinity label gpu"))));
    }

    @Test
    void everyLabelIsNeeded() {
        var fast = UUID.randomUUID();
        var affinity = new Affinity(
                Map.of(GPU, "gpu", fast, "fast"),
                Map.of(id("a"), Set.of(GPU), id("b"), Set.of(fast)),
                List.of(),
                Map.of(),
                false);
        assertThat(placed(affinity)).isInstanceOf(Placement.Nowhere.class);
    }

    @Test
    void membersStayTogetherOrApart() {
        on(placed(groups(Map.of(OTHER, id("a")), vms(TOGETHER))), "a");
        on(placed(groups(Map.of(OTHER, id("b")), vms(APART))), "a");
        on(placed(groups(Map.of(), vms(TOGETHER))), "b");
        on(placed(groups(Map.of(), vms(APART))), "b");
    }

    @Test
    void membersKeepToHostsOrAwayFromThem() {
        on(placed(groups(Map.of(), hosts(TOGETHER, "a"))), "a");
        on(placed(groups(Map.of(), hosts(APART, "b"))), "a");
        on(placed(groups(Map.of(), hosts(TOGETHER))), "b");
        assertThat(placed(groups(Map.of(), hosts(APART, "a", "b")))).isInstanceOf(Placement.Nowhere.class);
    }

    @Test
    void aWishOutweighsLoadButRefusesNothing() {
        on(placed(groups(Map.of(OTHER, id("a")), vms(RATHER_TOGETHER))), "a");
        on(placed(groups(Map.of(OTHER, id("b")), vms(RATHER_APART))), "a");
        on(placed(groups(Map.of(), hosts(RATHER_TOGETHER, "a"))), "a");
        on(placed(groups(Map.of(), hosts(RATHER_APART, "a", "b"))), "b");
    }

    @Test
    void theWishOfGreaterPriorityWins() {
        var weak = new Group("weak", 1, RATHER_TOGETHER, Rule.OFF, Set.of(OTHER), Set.of());
        var strong = new Group("strong", 5, RATHER_APART, Rule.OFF, Set.of(OTHER), Set.of());
        on(placed(groups(Map.of(OTHER, id("b")), weak, strong)), "a");
        var turned = new Group("weak", 1, RATHER_APART, Rule.OFF, Set.of(OTHER), Set.of());
        var first = new Group("strong", 5, RATHER_TOGETHER, Rule.OFF, Set.of(OTHER), Set.of());
        on(placed(groups(Map.of(OTHER, id("a")), turned, first)), "a");
    }

    @Test
    void aRuleThatIsOffSaysNothing() {
        on(placed(groups(Map.of(OTHER, id("a")), vms(new Rule(false, true, true)))), "b");
    }

    @Test
    void aPolicyDecidesWhoHasASay() {
        var conflict = groups(Map.of(), hosts(APART, "a", "b"));
        on(placed(conflict, policy(Set.of("memory"), Map.of("free-memory", 1), false)), "b");
        on(placed(Affinity.NONE, policy(Set.of("memory"), Map.of("packed-hosts", 1), false)), "a");
        var down = host("a", HostStatus.DOWN, 99, 0, 8, 0, 0);
        var cluster = new ClusterView(ClusterId.random(), 100, List.of(down, b));
        on(new Decision(units, policy(Set.of(), Map.of(), false), cluster, request(1)).make(), "b");
    }

    @Test
    void aMaintainedClusterStartsWhatMustNotBeDown() {
        var maintained = policy(Set.of("cluster-maintenance"), Map.of(), true);
        assertThat(placed(Affinity.NONE, maintained)).isInstanceOf(Placement.Nowhere.class);
        var important = new Affinity(Map.of(), Map.of(), List.of(), Map.of(), true);
        assertThat(placed(important, maintained)).isInstanceOf(Placement.Placed.class);
    }
}
