package org.vireo.reporting.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Rules RULES = new Rules(30, 80, 100, 5, 50_000, 10_000, 20, 50, 80);

    /** Eight vCPUs and 16 GiB, up all the time. */
    private static Machine machine(double cpuUsual, double cpuPeak, double memoryUsual, double memoryPeak) {
        return new Machine(
                "",
                "",
                "",
                "",
                Set.of(),
                8,
                16_384,
                720,
                720,
                720,
                cpuUsual,
                cpuPeak,
                memoryUsual,
                memoryPeak,
                720,
                0,
                Double.NaN,
                0,
                0,
                Double.NaN,
                0);
    }

    @Test
    void leavesRoomAboveThePeak() {
        assertThat(RULES.vcpus(machine(0.5, 1.6, 0, 0))).isEqualTo(2);
        assertThat(RULES.vcpus(machine(0.5, 1.7, 0, 0))).isEqualTo(3);
        assertThat(RULES.vcpus(machine(0.5, 3.3, 0, 0))).as("pairs beyond four").isEqualTo(6);
        assertThat(RULES.vcpus(machine(0.5, 6.5, 0, 0)))
                .as("never more than it has")
                .isEqualTo(8);
        assertThat(RULES.vcpus(machine(0.5, 0, 0, 0))).as("never none").isEqualTo(1);
        assertThat(RULES.memory(machine(0, 0, 1000, 4096))).isEqualTo(5120);
        assertThat(RULES.memory(machine(0, 0, 1000, 1000))).isEqualTo(1536);
        assertThat(RULES.memory(machine(0, 0, 10, 10))).isEqualTo(512);
        assertThat(RULES.memory(machine(0, 0, 1000, 16_000))).isEqualTo(16_384);
    }

    @Test
    void neverGoesBelowWhatPeaksNeed() {
        for (double peak = 0; peak <= 8; peak += 0.01) {
            assertThat(RULES.vcpus(machine(0.1, peak, 0, 0)) * 0.8 + 1e-6).isGreaterThanOrEqualTo(Math.min(peak, 6.4));
            assertThat(RULES.memory(machine(0, 0, 100, peak * 2048)) * 0.8 + 1e-6)
                    .isGreaterThanOrEqualTo(Math.min(peak * 2048, 0.8 * 16_384));
        }
    }

    @Test
    void leavesAloneWhatIsUsed() {
        assertThat(RULES.vcpus(machine(1.6, 1.6, 0, 0)))
                .as("20 % is not below 20 %")
                .isEqualTo(8);
        assertThat(RULES.memory(machine(0, 0, 8192, 9000))).isEqualTo(16_384);
        assertThat(RULES.idle(machine(0.4, 1, 0, 0))).as("5 % is not below 5 %").isFalse();
        assertThat(RULES.idle(machine(0.3, 1, 0, 0))).isTrue();
    }

    @Test
    void saysNothingOfWhatIsNotKnown() {
        var unknown = machine(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertThat(RULES.idle(unknown)).isFalse();
        assertThat(RULES.vcpus(unknown)).isEqualTo(8);
        assertThat(RULES.memory(unknown)).isEqualTo(16_384);
        var shortly = new Machine(
                "",
                "",
                "",
                "",
                Set.of(),
                8,
                16_384,
                500,
                500,
                500,
                0.1,
                0.1,
                10,
                10,
                500,
                0,
                Double.NaN,
                0,
                0,
                Double.NaN,
                0);
        assertThat(RULES.known(shortly)).as("500 of 720 hours").isFalse();
        assertThat(RULES.idle(shortly)).isFalse();
        assertThat(RULES.vcpus(shortly)).isEqualTo(8);
    }
}
