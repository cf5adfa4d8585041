package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.spi.scheduler.HostWeigher;

/** What every weigher of hosts does. A plugin's test extends it. */
public abstract class HostWeigherContract {
    /** What is tested. */
    protected abstract HostWeigher weigher();

    static List<ClusterViews.Case> cases() {
        return ClusterViews.all();
    }

    @Test
    void hasANameForAdministrators() {
        assertThat(weigher().name()).isNotBlank().hasSizeLessThan(100);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void costsBetweenNothingAndAThousand(ClusterViews.Case one) {
        assertThat(weigher().cost(one.host(), one.request(), one.cluster())).isBetween(0, 1000);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void costsTheSameAgain(ClusterViews.Case one) {
        var first = weigher().cost(one.host(), one.request(), one.cluster());
        assertThat(weigher().cost(one.host(), one.request(), one.cluster())).isEqualTo(first);
    }

    @Test
    void weighsALargeClusterAtOnce() {
        var large = ClusterViews.large();
        var request = ClusterViews.request(4, 2);
        Promptly.within(5, () -> large.hosts().forEach(host -> weigher().cost(host, request, large)));
    }
}
