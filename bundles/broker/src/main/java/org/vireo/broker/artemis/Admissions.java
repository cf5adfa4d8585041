package org.vireo.broker.artemis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.broker.LinkAuthority;
import org.vireo.model.HostId;

/**
 * Asks the authority whether a host is admitted, and remembers the answer for a short time, because the broker asks with every message.
 * A host that was admitted stays so for some minutes while nobody can tell: the database restarts, or a bundle is replaced. Thread-safe.
 */
final class Admissions {
    private static final Logger LOG = LoggerFactory.getLogger(Admissions.class);
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration STALE = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Instant> admitted = new ConcurrentHashMap<>();
    private volatile LinkAuthority authority;

    Admissions(Clock clock) {
        this.clock = clock;
    }

    void authority(LinkAuthority present) {
        authority = present;
    }

    void without(LinkAuthority gone) {
        if (gone.equals(authority)) {
            authority = null;
        }
    }

    void forget(HostId host) {
        admitted.keySet().removeIf(key -> key.startsWith(host.toString()));
    }

    boolean admitted(HostId host, String serial) {
        String key = host + "/" + serial;
        Instant before = admitted.get(key);
        Instant now = clock.instant();
        if (before != null && now.isBefore(before.plus(FRESH))) {
            return true;
        }
        LinkAuthority present = authority;
        if (present == null) {
            return before != null && now.isBefore(before.plus(STALE));
        }
        try {
            return remember(key, present.admitted(host, serial), now);
        } catch (RuntimeException e) {
            LOG.warn("Cannot find out whether host {} is enrolled: {}", host, e.toString());
            return before != null && now.isBefore(before.plus(STALE));
        }
    }

    private boolean remember(String key, boolean verdict, Instant now) {
        if (verdict) {
            admitted.put(key, now);
        } else {
            admitted.remove(key);
        }
        return verdict;
    }
}
