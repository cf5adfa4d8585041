package org.vireo.rest.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Tree;
import org.vireo.rest.objects.Definitions;
import org.vireo.rest.wire.WireFormats;

class TiersTest {
    private static final int FIRST_GROUP_OF_THE_MODEL = 4;
    private static final int LAST_GROUP = 60;

    private final Surface surface = new Surface(Outline.read());
    private final Tiers tiers = Tiers.read();
    private final List<Conformance.Row> rows =
            new Conformance(surface, new Tree(Definitions.roots(new Beans(new WireFormats())))).rows();

    @Test
    void everyPublishedRequestHasOneAndEveryLineIsUsed() {
        Set<Tiers.Rule> used = new HashSet<>();
        for (var row : rows) {
            used.add(tiers.rule(row.path()).orElseThrow(() -> new AssertionError("no line for " + row.path())));
        }
        assertThat(used).containsExactlyInAnyOrderElementsOf(tiers.rules());
    }

    @Test
    void everyGroupHasRequestsAndOneTier() {
        var groups = new TreeSet<Integer>();
        tiers.rules().stream()
                .filter(rule -> rule.tier() != Tier.NONE)
                .forEach(rule -> groups.add(Integer.parseInt(rule.group())));
        var expected = IntStream.rangeClosed(FIRST_GROUP_OF_THE_MODEL, LAST_GROUP)
                // adding, changing and removing machines share the paths of reading them
                .filter(group -> group < 7 || group > 9)
                .boxed()
                .toList();
        assertThat(groups).containsExactlyElementsOf(expected);
        for (var group : groups) {
            assertThat(tiers.rules().stream()
                            .filter(rule -> rule.group().equals(String.valueOf(group)))
                            .map(Tiers.Rule::tier)
                            .distinct())
                    .as("group " + group)
                    .hasSize(1);
        }
    }

    @Test
    void theLongestLineDecides() {
        assertThat(tiers.of("")).isEqualTo(Tier.FIRST);
        assertThat(tiers.of("/vms/{vm}")).isEqualTo(Tier.FIRST);
        assertThat(tiers.of("/vms/{vm}/migrate")).isEqualTo(Tier.SECOND);
        assertThat(tiers.of("/vms/{vm}/screenshot")).isEqualTo(Tier.NONE);
        assertThat(tiers.of("/hosts/{host}/nics/{nic}")).isEqualTo(Tier.SECOND);
        assertThat(tiers.of("/hosts/{host}/nics/{nic}/networklabels")).isEqualTo(Tier.THIRD);
        assertThat(tiers.of("/datacenters/{data_center}/clusters/{cluster}")).isEqualTo(Tier.FIRST);
        assertThat(tiers.of("/datacenters/{data_center}/clusters/{cluster}/affinitygroups"))
                .isEqualTo(Tier.SECOND);
        assertThatThrownBy(() -> tiers.of("/nonsense")).hasMessageContaining("/nonsense");
    }

    @Test
    void everyMethodOfTheModelIsCountedOnce() {
        var counts = new MethodCounts(rows, surface);
        assertThat(counts.sum().all()).isEqualTo(706);
        assertThat(counts.lines()).hasSize(Tier.values().length);
        // only what no path leads to is missing, and no client can ask for that
        var reached =
                rows.stream().map(row -> row.service() + "." + row.method()).toList();
        var unreached = surface.methods().stream()
                .filter(method -> !reached.contains(method))
                .count();
        for (var line : counts.lines()) {
            assertThat(line.missing()).isEqualTo(line.tier() == Tier.NONE ? (int) unreached : 0);
        }
    }
}
