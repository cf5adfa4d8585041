package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.spi.report.ReportParameter.Kind;

class FilledTest {
    private static final UUID HOST = new UUID(1, 1);
    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

    private static Filled fill(String sql) {
        return Filled.of(
                sql,
                new Asked(
                        Locale.ENGLISH,
                        ZoneId.of("Asia/Tokyo"),
                        NOW,
                        new Period(NOW.minusSeconds(3600), NOW),
                        Grain.DAY,
                        true,
                        Map.of(Kind.HOSTS, Set.of(HOST)),
                        false,
                        Map.of("limit", 5L),
                        Map.of()));
    }

    @Test
    void bindsWhatPeopleGave() {
        var filled = fill("select 1 where {hosts h.host_id} and {vms v.vm_id} limit {limit}");
        assertThat(filled.sql()).isEqualTo("select 1 where h.host_id = any (?) and true limit ?");
        assertThat(filled.values()).isEqualTo(List.of(List.of(HOST), 5L));
    }

    @Test
    void cutsTimeInTheReadersZone() {
        assertThat(fill("{bucket u}").sql())
                .isEqualTo("date_trunc('day', (u.history_datetime at time zone 'Asia/Tokyo'))");
    }

    @Test
    void leavesQuestionMarksOfOperatorsAlone() {
        assertThat(fill("select '{}'::jsonb ? 'a'").sql()).isEqualTo("select '{}'::jsonb ?? 'a'");
    }

    @Test
    void refusesBracesWithoutAMeaning() {
        assertThatThrownBy(() -> fill("{password}")).hasMessageContaining("{password}");
        assertThatThrownBy(() -> fill("{latest secrets}")).hasMessageContaining("{latest secrets}");
        assertThatThrownBy(() -> fill("{elephants e.id}")).hasMessageContaining("{elephants e.id}");
    }
}
