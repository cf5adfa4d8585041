package org.vireo.host.images.ticket;

import java.util.Map;
import java.util.TreeMap;

/** Which bytes of an image were touched, each counted once. Thread-safe. */
final class ByteRanges {
    /** Far more than clients of sense make; beyond it the count is a lower bound. */
    private static final int MOST = 100_000;

    private final TreeMap<Long, Long> ends = new TreeMap<>();
    private long total;

    synchronized void add(long start, long length) {
        if (length <= 0 || ends.size() > MOST) {
            return;
        }
        long from = start;
        long to = start + length;
        var entry = ends.floorEntry(to);
        while (entry != null && entry.getValue() >= from) {
            from = Math.min(from, entry.getKey());
            to = Math.max(to, entry.getValue());
            remove(entry);
            entry = ends.floorEntry(to);
        }
        ends.put(from, to);
        total += to - from;
    }

    private void remove(Map.Entry<Long, Long> entry) {
        ends.remove(entry.getKey());
        total -= entry.getValue() - entry.getKey();
    }

    synchronized long total() {
        return total;
    }
}
