package org.vireo.rest.images;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many requests read an image at present, by its ticket. Thread-safe. */
final class Readers {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /** One begins; its end must be told. */
    void begin(String ticket) {
        counts.merge(ticket, 1, Integer::sum);
    }

    void end(String ticket) {
        counts.computeIfPresent(ticket, (key, count) -> count == 1 ? null : count - 1);
    }

    int of(String ticket) {
        return counts.getOrDefault(ticket, 0);
    }
}
