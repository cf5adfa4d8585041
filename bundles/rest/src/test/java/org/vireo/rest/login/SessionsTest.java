package org.vireo.rest.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Logins;
import org.vireo.rest.fakes.FakeEngine;

class SessionsTest {
    private static final Logins.User USER = new Logins.User(FakeEngine.ADMIN, "admin@internal", true);
    private final Moving clock = new Moving();
    private final Sessions sessions = new Sessions(clock);

    private static final class Moving extends Clock {
        private Instant now = FakeEngine.NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void useProlongsAndIdlenessEnds() {
        var id = sessions.open(USER, Optional.of(Duration.ofMinutes(10)), false);
        clock.now = clock.now.plus(Duration.ofMinutes(9));
        assertThat(sessions.use(id)).contains(USER);
        clock.now = clock.now.plus(Duration.ofMinutes(9));
        assertThat(sessions.use(id)).contains(USER);
        clock.now = clock.now.plus(Duration.ofMinutes(11));
        assertThat(sessions.use(id)).isEmpty();
    }

    @Test
    void nobodyGuessesOrKeepsASessionForever() {
        var id = sessions.open(USER, Optional.of(Duration.ofDays(365)), false);
        assertThat(id).hasSize(48).isNotEqualTo(sessions.open(USER, Optional.empty(), false));
        clock.now = clock.now.plus(Sessions.IDLE).plusSeconds(1);
        assertThat(sessions.use(id)).isEmpty();
        assertThat(sessions.use("00")).isEmpty();
    }
}
