package org.vireo.rest.console;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.vireo.engine.api.auth.Caller;
import org.vireo.model.Secret;
import org.vireo.model.VmId;

/** Keys to consoles: each opens one connection, once, soon after it was given. Thread-safe; lost with a restart. */
@Component(service = Grants.class)
public final class Grants {
    static final Duration VALID = Duration.ofSeconds(30);

    private static final int KEY_BYTES = 24;
    private static final int MOST = 1_000;

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    /** On the clock of the system. */
    public Grants() {
        this(Clock.systemUTC());
    }

    Grants(Clock clock) {
        this.clock = clock;
    }

    /** Where a key leads. */
    sealed interface Target permits Screen, Serial {}

    /**
     * To a screen.
     *
     * @param address of the console
     * @param port of the console, 1 to 65535
     */
    record Screen(String address, int port) implements Target {}

    /**
     * To a serial console.
     *
     * @param vm whose
     * @param caller who asked for the key
     * @param force whether to take it away from somebody else
     */
    record Serial(VmId vm, Caller caller, boolean force) implements Target {}

    private record Grant(Target target, Instant ends) {}

    /** A key to a console. */
    Secret give(Target target) {
        var now = clock.instant();
        grants.values().removeIf(grant -> !grant.ends().isAfter(now));
        if (grants.size() >= MOST) {
            throw new IllegalStateException("There are more than " + MOST + " keys to consoles that nobody used.");
        }
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var key = HexFormat.of().formatHex(bytes);
        grants.put(key, new Grant(target, now.plus(VALID)));
        return Secret.of(key);
    }

    /** Where a key leads, which is worth nothing afterwards; empty when it is not known, used or too old. */
    Optional<Target> take(String key) {
        return Optional.ofNullable(grants.remove(key))
                .filter(grant -> grant.ends().isAfter(clock.instant()))
                .map(Grant::target);
    }
}
