package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.spi.scheduler.HostFilter;
import org.vireo.spi.scheduler.Verdict;

/** What every filter of hosts does. A plugin's test extends it. */
public abstract class HostFilterContract {
    /** What is tested. */
    protected abstract HostFilter filter();

    static List<ClusterViews.Case> cases() {
        return ClusterViews.all();
    }

    @Test
    void hasANameForAdministrators() {
        assertThat(filter().name()).isNotBlank().hasSizeLessThan(100);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesToTheSameVerdictAgain(ClusterViews.Case one) {
        var first = filter().admits(one.host(), one.request(), one.cluster());
        assertThat(filter().admits(one.host(), one.request(), one.cluster())).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesASentenceForARefusal(ClusterViews.Case one) {
        if (filter().admits(one.host(), one.request(), one.cluster()) instanceof Verdict.Refused refused) {
            assertThat(refused.reason()).isNotBlank().doesNotContain("\n");
        }
    }

    @Test
    void judgesALargeClusterAtOnce() {
        var large = ClusterViews.large();
        var request = ClusterViews.request(4, 2);
        Promptly.within(5, () -> large.hosts().forEach(host -> filter().admits(host, request, large)));
    }
}
