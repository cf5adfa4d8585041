package org.vireo.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Kind VM = kind("vm");
    private static final Kind NIC = kind("vm_interface");

    private final Rates rates = new Rates();

    @Test
    void tellsHowBusyAMachineWasOfAllItsProcessors() {
        complete(VM, machine(START, 100, 4));
        var later = complete(VM, machine(START.plusSeconds(60), 220, 4));
        // 120 seconds of work in a minute of four processors
        assertThat(later.get("cpu_usage_percent")).isEqualTo(new BigDecimal("50"));
    }

    @Test
    void tellsNothingOfTheFirstRoundAndOfCountersThatBeganAnew() {
        assertThat(complete(VM, machine(START, 100, 1))).doesNotContainKey("cpu_usage_percent");
        assertThat(complete(VM, machine(START.plusSeconds(60), 3, 1))).doesNotContainKey("cpu_usage_percent");
        assertThat(complete(VM, machine(START.plusSeconds(120), 33, 1)).get("cpu_usage_percent"))
                .isEqualTo(new BigDecimal("50"));
    }

    @Test
    void repeatsWhatWasSaidWhileTheSampleIsTheSame() {
        complete(VM, machine(START, 100, 1));
        complete(VM, machine(START.plusSeconds(60), 115, 1));
        assertThat(complete(VM, machine(START.plusSeconds(60), 115, 1)).get("cpu_usage_percent"))
                .isEqualTo(new BigDecimal("25"));
    }

    @Test
    void measuresTrafficByTheGigabit() {
        complete(NIC, interfaceOf(START, 0));
        // 75 MB in a minute are ten million bits a second
        assertThat(complete(NIC, interfaceOf(START.plusSeconds(60), 75_000_000)).get("receive_rate_percent"))
                .isEqualTo(new BigDecimal("1.00"));
    }

    @Test
    void leavesOutWhatIsTooOld() {
        var sample = machine(START, 100, 1);
        sample.put("vm_status", 3);
        assertThat(rates.complete(VM, sample, START.plusSeconds(1))).isTrue();
        assertThat(sample).containsOnlyKeys("vm_id", "vm_status", "vcpus");
        assertThat(rates.complete(NIC, interfaceOf(START, 5), START.plus(Duration.ofDays(1))))
                .isFalse();
    }

    private Map<String, Object> complete(Kind kind, Map<String, Object> sample) {
        rates.begin();
        assertThat(rates.complete(kind, sample, START)).isTrue();
        rates.end(kind);
        return sample;
    }

    private static Map<String, Object> machine(Instant at, double seconds, int vcpus) {
        return new HashMap<>(Map.of("vm_id", World.VM, "sampled_at", at, "cpu_seconds", seconds, "vcpus", vcpus));
    }

    private static Map<String, Object> interfaceOf(Instant at, long bytes) {
        return new HashMap<>(Map.of("vm_interface_id", World.VM, "sampled_at", at, "received_total_byte", bytes));
    }

    private static Kind kind(String name) {
        return Kind.MEASURED.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
