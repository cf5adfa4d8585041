package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.spi.report.ReportDefinition;
import org.vireo.spi.report.ReportFile;
import org.vireo.spi.report.ReportParameter.Kind;

class WishesTest {
    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
    private static final UUID SEEN = new UUID(1, 1);
    private static final UUID UNSEEN = new UUID(1, 2);
    private static final Sighted SIGHT = kind -> Optional.of(kind == Kind.HOSTS ? Set.of(SEEN) : Set.of());
    private static final ReportDefinition REPORT = ReportFile.parse("test.sql", """
            -- report: test
            -- category: trend
            -- parameter: period
            -- parameter: grain
            -- parameter: hosts needed
            -- parameter: number limit 5
            -- table: one
            -- column: a whole
            select 1 as a""", Words.COMMON);

    private static Asked check(Map<String, String> values, Sighted sight) {
        return new Wishes(values, Locale.ENGLISH, ZoneId.of("Europe/Berlin")).check(REPORT, sight, NOW);
    }

    @Test
    void hideWhatTheCallerMayNotSee() {
        assertThat(check(Map.of("hosts", SEEN + ", " + UNSEEN), SIGHT).among(Kind.HOSTS))
                .contains(Set.of(SEEN));
        assertThat(check(Map.of("hosts", UNSEEN.toString()), SIGHT).among(Kind.HOSTS))
                .contains(Set.of());
        assertThat(check(Map.of("hosts", UNSEEN.toString()), SIGHT).among(Kind.VMS))
                .contains(Set.of());
    }

    @Test
    void leaveOpenWhatIsNotChosen() {
        assertThat(check(Map.of("hosts", SEEN.toString()), Sighted.ALL).among(Kind.VMS))
                .isEmpty();
    }

    @Test
    void askForHoursOfLateAndForDaysOfLongAgo() {
        var host = SEEN.toString();
        assertThat(check(Map.of("hosts", host, "period", "last-7-days"), SIGHT).hours())
                .isTrue();
        assertThat(check(Map.of("hosts", host, "period", "last-2-years"), SIGHT).hours())
                .isFalse();
        assertThat(check(Map.of("hosts", host, "period", "last-2-years"), SIGHT).grain())
                .isEqualTo(Grain.MONTH);
        assertThat(check(Map.of("hosts", host, "period", "last-2-years", "grain", "hour"), SIGHT)
                        .hours())
                .isTrue();
    }

    @Test
    void sayWhatIsWrong() {
        var host = SEEN.toString();
        assertThatThrownBy(() -> check(Map.of(), SIGHT))
                .hasMessageContaining("'hosts'")
                .hasMessageContaining("needs it");
        assertThatThrownBy(() -> check(Map.of("hosts", "x' or 1=1"), SIGHT)).hasMessageContaining("is not an id");
        assertThatThrownBy(() -> check(Map.of("hosts", host, "limit", "0"), SIGHT))
                .hasMessageContaining("'limit'");
        assertThatThrownBy(() -> check(Map.of("hosts", host, "grain", "second"), SIGHT))
                .hasMessageContaining("'grain'");
        assertThatThrownBy(() -> check(Map.of("hosts", host, "vms", host), SIGHT))
                .hasMessageContaining("'vms'");
        assertThatThrownBy(() -> new Wishes(Map.of(), Locale.ENGLISH, ZoneOffset.ofHours(2)))
                .hasMessageContaining("Europe/Berlin");
    }
}
