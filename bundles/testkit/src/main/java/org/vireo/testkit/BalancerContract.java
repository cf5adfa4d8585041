package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.spi.scheduler.Balancer;
import org.vireo.spi.scheduler.HostView;

/** What every balancer does. A plugin's test extends it. */
public abstract class BalancerContract {
    /** What is tested. */
    protected abstract Balancer balancer();

    static List<ClusterViews.Case> cases() {
        return ClusterViews.all();
    }

    @Test
    void hasANameForAdministrators() {
        assertThat(balancer().name()).isNotBlank().hasSizeLessThan(100);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void advisesTheSameAgain(ClusterViews.Case one) {
        assertThat(balancer().advise(one.cluster())).isEqualTo(balancer().advise(one.cluster()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void movesAwayFromHostsOfTheClusterOnly(ClusterViews.Case one) {
        balancer().advise(one.cluster()).ifPresent(advice -> {
            assertThat(one.cluster().hosts()).extracting(HostView::id).contains(advice.from());
            assertThat(advice.why()).isNotBlank().doesNotContain("\n");
        });
    }

    @Test
    void advisesALargeClusterAtOnce() {
        var large = ClusterViews.large();
        Promptly.within(5, () -> balancer().advise(large));
    }
}
