package org.vireo.broker.artemis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.broker.Refusal;

/** Remembers what was refused and logs it, the same refusal once a minute. Guarded by its monitor. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int KEPT = 100;
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Refusal> last = new ArrayDeque<>();
    private final Map<String, Instant> logged = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > KEPT;
        }
    };
    private long count;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Refusal.Reason reason, String who, String detail) {
        var refusal = new Refusal(clock.instant(), reason, who, detail);
        count++;
        last.addLast(refusal);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
        String key = reason + " " + who.replaceAll(":[0-9]+$", "") + " " + detail;
        Instant before = logged.get(key);
        if (before == null || before.plus(QUIET).isBefore(refusal.at())) {
            logged.put(key, refusal.at());
            LOG.warn("Refused {}: {} ({})", who, detail, reason);
        }
    }

    synchronized List<Refusal> last() {
        return List.copyOf(last);
    }

    synchronized long count() {
        return count;
    }
}
