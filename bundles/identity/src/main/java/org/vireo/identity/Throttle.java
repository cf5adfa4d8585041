package org.vireo.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes those wait who guess passwords: after a few failures, longer with each one. Knows a bounded number of names. Thread-safe. */
final class Throttle {
    private static final int FREE_FAILURES = 5;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int MOST_NAMES = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new Recent();

    private record Failures(int count, Instant last) {}

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** How long until the name may be tried again; zero for at once. */
    Duration wait(String name) {
        synchronized (failures) {
            Failures known = failures.get(name);
            if (known == null || known.count() < FREE_FAILURES) {
                return Duration.ZERO;
            }
            Instant open = known.last().plus(penalty(known.count()));
            Duration left = Duration.between(clock.instant(), open);
            return left.isNegative() ? Duration.ZERO : left;
        }
    }

    private static Duration penalty(int count) {
        long seconds = 1L << Math.min(count - FREE_FAILURES, 10);
        return seconds < LONGEST.toSeconds() ? Duration.ofSeconds(seconds) : LONGEST;
    }

    void failed(String name) {
        Instant now = clock.instant();
        synchronized (failures) {
            Failures known = failures.get(name);
            boolean fresh = known == null || known.last().plus(FORGOTTEN_AFTER).isBefore(now);
            failures.put(name, new Failures(fresh ? 1 : known.count() + 1, now));
        }
    }

    void succeeded(String name) {
        synchronized (failures) {
            failures.remove(name);
        }
    }

    private static final class Recent extends LinkedHashMap<String, Failures> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_NAMES;
        }
    }
}
