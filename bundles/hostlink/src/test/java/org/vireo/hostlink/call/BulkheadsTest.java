package org.vireo.hostlink.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;

class BulkheadsTest {
    private final Bulkheads bulkheads = new Bulkheads(1);
    private final HostId host = HostId.random();

    @Test
    void refusesAHostThatIsBusyAndServesAnother() {
        bulkheads.within(host, Duration.ZERO, () -> {
            assertThatThrownBy(() -> bulkheads.within(host, Duration.ofMillis(1), () -> "in"))
                    .isInstanceOfSatisfying(
                            VireoException.class, e -> assertThat(e.code()).isEqualTo(HostLinkError.HOST_BUSY));
            return bulkheads.within(HostId.random(), Duration.ZERO, () -> assertThat("in"));
        });
    }

    @Test
    void givesThePlaceBackWhenTheWorkFails() {
        assertThatThrownBy(() -> bulkheads.within(host, Duration.ZERO, () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(bulkheads.within(host, Duration.ZERO, () -> "in")).isEqualTo("in");
    }

    @Test
    void refusesALimitThatLetsNobodyIn() {
        assertThatThrownBy(() -> new Bulkheads(0)).hasMessageContaining("in_flight_per_host");
    }
}
