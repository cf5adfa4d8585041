package org.vireo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.store.SettableClock;

final class ThrottleTest {
    private final SettableClock clock = new SettableClock();
    private final Throttle throttle = new Throttle(clock);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed("a");
        }
    }

    @Test
    void forgivesAFewFailures() {
        fail(4);

        assertThat(throttle.wait("a")).isZero();
    }

    @Test
    void makesWaitLongerWithEachFailure() {
        fail(5);
        assertThat(throttle.wait("a")).isEqualTo(Duration.ofSeconds(1));
        fail(1);
        assertThat(throttle.wait("a")).isEqualTo(Duration.ofSeconds(2));
        fail(50);
        assertThat(throttle.wait("a")).isEqualTo(Duration.ofSeconds(30));
        assertThat(throttle.wait("b")).isZero();
    }

    @Test
    void letsTryAgainAfterTheWait() {
        fail(6);

        clock.pass(Duration.ofSeconds(2));

        assertThat(throttle.wait("a")).isZero();
    }

    @Test
    void forgetsAfterSuccessAndAfterQuiet() {
        fail(8);
        throttle.succeeded("a");
        assertThat(throttle.wait("a")).isZero();

        fail(8);
        clock.pass(Duration.ofMinutes(16));
        fail(1);
        assertThat(throttle.wait("a")).isZero();
    }

    @Test
    void remembersABoundedNumberOfNames() {
        fail(10);
        for (int i = 0; i < 10_001; i++) {
            throttle.failed("name" + i);
        }

        assertThat(throttle.wait("a")).isZero();
    }
}
