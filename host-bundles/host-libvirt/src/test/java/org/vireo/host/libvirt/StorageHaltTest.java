package org.vireo.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vireo.host.libvirt.StorageHalt.Turn;
import org.vireo.model.PauseCause;
import org.vireo.model.StorageErrorBehaviour;

class StorageHaltTest {
    private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");

    private static StorageHalt halt(StorageErrorBehaviour behaviour) {
        return new StorageHalt(PauseCause.STORAGE_ERROR, behaviour, START, Duration.ofSeconds(80));
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    @Test
    void isTriedMoreAndMoreRarely() {
        var halt = halt(StorageErrorBehaviour.AUTO_RESUME);
        assertThat(halt.turn(at(2))).isEqualTo(Turn.WAIT);
        assertThat(halt.turn(at(3))).isEqualTo(Turn.TRY);
        assertThat(halt.trying()).isTrue();
        assertThat(halt.turn(at(4))).isEqualTo(Turn.WAIT);
        assertThat(halt.turn(at(5))).isEqualTo(Turn.JUDGE);
        halt.failed(at(5));
        assertThat(halt.trying()).isFalse();
        assertThat(halt.turn(at(10))).isEqualTo(Turn.WAIT);
        assertThat(halt.turn(at(11))).isEqualTo(Turn.TRY);
        for (int i = 0; i < 5; i++) {
            halt.failed(at(20));
        }
        assertThat(halt.turn(at(49))).isEqualTo(Turn.WAIT);
        assertThat(halt.turn(at(50))).isEqualTo(Turn.TRY);
    }

    @Test
    void isLeftPausedIfWanted() {
        assertThat(halt(StorageErrorBehaviour.LEAVE_PAUSED).turn(at(10_000))).isEqualTo(Turn.WAIT);
    }

    @Test
    void isEndedAfterItsLimitOnlyIfWanted() {
        var halt = halt(StorageErrorBehaviour.KILL);
        assertThat(halt.turn(at(3))).isEqualTo(Turn.TRY);
        halt.failed(at(5));
        assertThat(halt.turn(at(79))).isEqualTo(Turn.TRY);
        halt.failed(at(79));
        assertThat(halt.turn(at(109))).isEqualTo(Turn.KILL);
        assertThat(halt(StorageErrorBehaviour.AUTO_RESUME).turn(at(109))).isEqualTo(Turn.TRY);
    }
}
