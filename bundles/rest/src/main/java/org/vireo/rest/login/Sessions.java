package org.vireo.rest.login;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.engine.api.auth.Logins;

/** Sessions that a client asked for with {@code Prefer: persistent-auth}. Thread-safe; lost with a restart. */
public final class Sessions {
    /** Idle time unless the client wants another. */
    public static final Duration IDLE = Duration.ofHours(3);

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST = 10_000;

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public Sessions(Clock clock) {
        this.clock = clock;
    }

    private record Session(Logins.User user, Duration idle, boolean csrfProtected, Instant ends) {
        Session used(Instant now) {
            return new Session(user, idle, csrfProtected, now.plus(idle));
        }
    }

    /** The value of the cookie. */
    public String open(Logins.User user, Optional<Duration> idle, boolean csrfProtected) {
        sweep();
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var id = HexFormat.of().formatHex(bytes);
        var limit = idle.filter(one -> !one.isNegative() && !one.isZero() && one.compareTo(LONGEST) <= 0)
                .orElse(IDLE);
        sessions.put(id, new Session(user, limit, csrfProtected, clock.instant().plus(limit)));
        return id;
    }

    /** Who a session belongs to, prolonging it; empty when it has ended or was never. */
    public Optional<Logins.User> use(String id) {
        var now = clock.instant();
        var session = sessions.computeIfPresent(id, (key, found) -> found.ends().isAfter(now) ? found.used(now) : null);
        return Optional.ofNullable(session).map(Session::user);
    }

    /** Whether requests of this session must repeat its id in a header. */
    public boolean csrfProtected(String id) {
        var session = sessions.get(id);
        return session != null && session.csrfProtected();
    }

    public void close(String id) {
        sessions.remove(id);
    }

    private void sweep() {
        var now = clock.instant();
        sessions.values().removeIf(session -> !session.ends().isAfter(now));
        if (sessions.size() >= MOST) {
            sessions.entrySet().stream()
                    .min(Map.Entry.comparingByValue((one, other) -> one.ends().compareTo(other.ends())))
                    .ifPresent(oldest -> sessions.remove(oldest.getKey()));
        }
    }
}
