package org.vireo.broker.artemis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.vireo.broker.LinkAuthority;
import org.vireo.model.HostId;

class AdmissionsTest {
    private final HostId host = HostId.random();
    private final HandClock clock = new HandClock();
    private final Admissions admissions = new Admissions(clock);

    @Test
    void admitsNobodyWithoutAnAuthority() {
        assertThat(admissions.admitted(host, "1")).isFalse();
    }

    @Test
    void asksForEachCertificateOfItsOwn() {
        admissions.authority((id, serial) -> id.equals(host) && serial.equals("1"));
        assertThat(admissions.admitted(host, "1")).isTrue();
        assertThat(admissions.admitted(host, "2")).isFalse();
    }

    @Test
    void noticesARemovalWithinSeconds() {
        boolean[] enrolled = {true};
        admissions.authority((id, serial) -> enrolled[0]);
        assertThat(admissions.admitted(host, "1")).isTrue();
        enrolled[0] = false;
        clock.pass(Duration.ofSeconds(3));
        assertThat(admissions.admitted(host, "1")).isFalse();
    }

    @Test
    void noticesADismissalAtOnce() {
        boolean[] enrolled = {true};
        admissions.authority((id, serial) -> enrolled[0]);
        assertThat(admissions.admitted(host, "1")).isTrue();
        enrolled[0] = false;
        admissions.forget(host);
        assertThat(admissions.admitted(host, "1")).isFalse();
    }

    @Test
    void keepsAKnownHostWhileTheAuthorityIsAwayButNotForEver() {
        LinkAuthority authority = (id, serial) -> true;
        admissions.authority(authority);
        assertThat(admissions.admitted(host, "1")).isTrue();
        admissions.without(authority);
        clock.pass(Duration.ofMinutes(5));
        assertThat(admissions.admitted(host, "1")).isTrue();
        assertThat(admissions.admitted(HostId.random(), "1")).isFalse();
        clock.pass(Duration.ofMinutes(6));
        assertThat(admissions.admitted(host, "1")).isFalse();
    }

    @Test
    void keepsAKnownHostWhileTheAuthorityFails() {
        boolean[] broken = {false};
        admissions.authority((id, serial) -> {
            if (broken[0]) {
                throw new IllegalStateException("the database restarts");
            }
            return true;
        });
        assertThat(admissions.admitted(host, "1")).isTrue();
        broken[0] = true;
        clock.pass(Duration.ofSeconds(30));
        assertThat(admissions.admitted(host, "1")).isTrue();
        assertThat(admissions.admitted(HostId.random(), "1")).isFalse();
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
