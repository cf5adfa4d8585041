package org.vireo.rest.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Logins;
import org.vireo.inventory.store.SettableClock;
import org.vireo.rest.fakes.FakeEngine;

class SessionsTest {
    private static final Logins.User USER = new Logins.User(FakeEngine.ADMIN, "admin@internal", true);
    private final SettableClock clock = new SettableClock(FakeEngine.NOW);
    private final Sessions sessions = new Sessions(clock);

    @Test
    void useProlongsAndIdlenessEnds() {
        var id = sessions.open(USER, Optional.of(Duration.ofMinutes(10)), false);
        clock.pass(Duration.ofMinutes(9));
        assertThat(sessions.use(id)).contains(USER);
        clock.pass(Duration.ofMinutes(9));
        assertThat(sessions.use(id)).contains(USER);
        clock.pass(Duration.ofMinutes(11));
        assertThat(sessions.use(id)).isEmpty();
    }

    @Test
    void nobodyGuessesOrKeepsASessionForever() {
        var id = sessions.open(USER, Optional.of(Duration.ofDays(365)), false);
        assertThat(id).hasSize(48).isNotEqualTo(sessions.open(USER, Optional.empty(), false));
        clock.pass(Sessions.IDLE.plusSeconds(1));
        assertThat(sessions.use(id)).isEmpty();
        assertThat(sessions.use("00")).isEmpty();
    }
}
