package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vireo.protocol.vm.MigrationLimits;

class MigrationWishesTest {
    private static final MigrationLimits USUAL = new MigrationLimits(100, 500, true);

    private static MigrationLimits wished(String machine, String cluster) {
        return MigrationWishes.of(machine, cluster).over(USUAL);
    }

    @Test
    void goesAsTheEngineIsSetUpWhereNobodySaysOtherwise() {
        assertThat(wished("", "{}")).isEqualTo(USUAL);
        assertThat(wished(
                        "{\"migration\":{\"auto_converge\":\"inherit\"},\"migration_downtime\":\"0\"}",
                        "{\"migration\":{\"bandwidth\":{\"assignment_method\":\"auto\",\"custom_value\":\"80\"}}}"))
                .isEqualTo(USUAL);
    }

    @Test
    void movesNoMoreThanTheClusterAllows() {
        assertThat(ofCluster(839)).isEqualTo(100);
        assertThat(ofCluster(1)).as("less than a MiB is no limit of none").isEqualTo(1);
        assertThat(ofCluster(0)).isEqualTo(USUAL.bandwidthMiB());
        assertThat(ofCluster(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }

    private static int ofCluster(long megabits) {
        return wished(
                        "{}",
                        "{\"migration\":{\"bandwidth\":{\"assignment_method\":\"custom\",\"custom_value\":\"" + megabits
                                + "\"}}}")
                .bandwidthMiB();
    }

    @Test
    void heedsTheMachineBeforeItsCluster() {
        var slow = "{\"migration\":{\"auto_converge\":\"false\"}}";
        assertThat(wished("{}", slow).autoConverge()).isFalse();
        assertThat(wished("{\"migration\":{\"auto_converge\":\"true\"}}", slow).autoConverge())
                .isTrue();
        assertThat(wished("{\"migration\":{\"auto_converge\":\"inherit\"}}", slow)
                        .autoConverge())
                .isFalse();
        assertThat(wished("{\"migration_downtime\":\"80\"}", "{}").downtimeMillis())
                .isEqualTo(80);
    }
}
