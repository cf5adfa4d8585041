package org.vireo.jobs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the steps of one job have kept, as its run knows it: nobody else writes that while the run holds the job, so it is read once. A value
 * counts from its commit on; until then, and ever after if its transaction was rolled back, the store is asked. Confined to the job's
 * thread.
 */
final class KnownResults {
    private final Map<String, String> known;
    private final Set<String> unsettled = new HashSet<>();

    KnownResults(Map<String, String> kept) {
        known = new HashMap<>(kept);
    }

    Optional<String> get(String key, Function<String, Optional<String>> store) {
        return unsettled.contains(key) ? store.apply(key) : Optional.ofNullable(known.get(key));
    }

    /** A value was written in a transaction that has not committed yet. */
    void written(String key) {
        unsettled.add(key);
    }

    /** That transaction has committed. */
    void committed(String key, String value) {
        unsettled.remove(key);
        known.put(key, value);
    }
}
