package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A Sunday, 3 o'clock there. */
    private static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");

    private static String of(String text) {
        var period = Period.of(text, BERLIN, NOW);
        return period.from() + " " + period.to();
    }

    @Test
    void countsBackFromNow() {
        assertThat(of("last-24-hours")).isEqualTo("2026-11-28T02:00:00Z 2026-11-29T02:00:00Z");
        assertThat(of("last-3-months")).isEqualTo("2026-08-29T01:00:00Z 2026-11-29T02:00:00Z");
    }

    @Test
    void knowsWhatCalendarsHave() {
        assertThat(of("yesterday")).isEqualTo("2026-11-27T23:00:00Z 2026-11-28T23:00:00Z");
        assertThat(of("last-week")).isEqualTo("2026-11-15T23:00:00Z 2026-11-22T23:00:00Z");
        assertThat(of("last-month")).isEqualTo("2026-09-30T22:00:00Z 2026-10-31T23:00:00Z");
        assertThat(of("last-quarter")).isEqualTo("2026-06-30T22:00:00Z 2026-09-30T22:00:00Z");
        assertThat(of("last-year")).isEqualTo("2024-12-31T23:00:00Z 2025-12-31T23:00:00Z");
        assertThat(of("this-month")).startsWith("2026-10-31T23:00:00Z");
    }

    @Test
    void holdsBothDaysThatAreNamed() {
        assertThat(of("2026-03-29/2026-03-29"))
                .as("a day of 23 hours")
                .isEqualTo("2026-03-28T23:00:00Z 2026-03-29T22:00:00Z");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> of("2026-02-30/2026-03-01")).hasMessageContaining("2026-02-30");
        assertThatThrownBy(() -> of("2026-03-02/2026-03-01")).hasMessageContaining("end after it begins");
        assertThatThrownBy(() -> of("1900-01-01/2026-03-01")).hasMessageContaining("20 years");
        assertThatThrownBy(() -> of("soon")).hasMessageContaining("last-30-days");
    }
}
