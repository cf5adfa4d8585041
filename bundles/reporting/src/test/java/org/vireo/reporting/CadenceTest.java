package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final Instant NOW = Instant.parse("2026-03-28T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Cadence of(String text) {
        return Cadence.of(text, BERLIN, NOW);
    }

    @Test
    void keepsTheHourWhenClocksChange() {
        var daily = of("0 6 * * *");
        assertThat(daily.after(NOW)).contains(Instant.parse("2026-03-29T04:00:00Z"));
        assertThat(daily.after(Instant.parse("2026-03-28T04:00:00Z"))).contains(Instant.parse("2026-03-28T05:00:00Z"));
    }

    @Test
    void countsHoursOnceThatClocksRepeat() {
        var daily = of("30 2 * * *");
        var first = daily.after(Instant.parse("2026-10-24T22:00:00Z")).orElseThrow();
        assertThat(daily.after(first)).contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> of("at six")).hasMessageContaining("'at six' is no cadence");
        assertThatThrownBy(() -> of("0 0 31 2 *")).hasMessageContaining("never due");
        assertThatThrownBy(() -> of("* * * * *")).hasMessageContaining("more often");
    }
}
