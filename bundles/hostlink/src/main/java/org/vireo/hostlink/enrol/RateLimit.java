package org.vireo.hostlink.enrol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** So many attempts a minute from one address, and from all together. Guarded by its monitor. */
final class RateLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final int perAddress;
    private final int together;
    private final Map<String, Integer> counts = new HashMap<>();
    private Instant began = Instant.MIN;
    private int total;

    RateLimit(Clock clock, int perAddress, int together) {
        this.clock = clock;
        this.perAddress = perAddress;
        this.together = together;
    }

    synchronized boolean allows(String address) {
        Instant now = clock.instant();
        if (began.equals(Instant.MIN) || !now.isBefore(began.plus(WINDOW))) {
            began = now;
            counts.clear();
            total = 0;
        }
        if (total >= together) {
            return false;
        }
        total++;
        return counts.merge(address, 1, Integer::sum) <= perAddress;
    }
}
