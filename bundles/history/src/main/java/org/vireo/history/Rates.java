package org.vireo.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes rates of counters by what they were in the round before, and leaves out what was measured too long ago. Confined to one thread.
 */
final class Rates {
    private static final String AT = "sampled_at";
    private static final double NANOS = 1e9;

    private final Map<String, Map<Object, Counted>> before = new HashMap<>();
    private Map<Object, Counted> fresh = new HashMap<>();

    /** What counters showed, and the rates made of them then. */
    private record Counted(Instant at, Map<String, Object> counters, Map<String, Object> rates) {}

    /** Begins a round of a kind. */
    void begin() {
        fresh = new HashMap<>();
    }

    /** Ends the round: objects that were not in it are forgotten. */
    void end(Kind kind) {
        before.put(kind.name(), fresh);
    }

    /**
     * Adds rates to a sample.
     *
     * @param sample as the engine tells it; changed
     * @param stale what was measured before this is left out
     * @return whether anything is left beside its key
     */
    boolean complete(Kind kind, Map<String, Object> sample, Instant stale) {
        if (!(sample.get(AT) instanceof Instant at) || at.isBefore(stale)) {
            sample.keySet().removeAll(kind.measured());
            return sample.size() > 1;
        }
        var key = sample.get(kind.key());
        var last = before.getOrDefault(kind.name(), Map.of()).get(key);
        var rates = last == null ? Map.<String, Object>of() : rates(kind, last, at, sample);
        if (!kind.rates().isEmpty()) {
            fresh.put(key, new Counted(at, counters(kind, sample), rates));
        }
        sample.putAll(rates);
        return true;
    }

    private static Map<String, Object> counters(Kind kind, Map<String, Object> sample) {
        var counters = new HashMap<String, Object>();
        kind.rates().forEach(rate -> {
            if (sample.get(rate.counter()) instanceof Number number) {
                counters.put(rate.counter(), number);
            }
        });
        return counters;
    }

    /** The same sample seen again says what it said before. */
    private static Map<String, Object> rates(Kind kind, Counted last, Instant at, Map<String, Object> sample) {
        if (!at.isAfter(last.at())) {
            return last.rates();
        }
        var seconds = Duration.between(last.at(), at).toNanos() / NANOS;
        var rates = new HashMap<String, Object>();
        for (var rate : kind.rates()) {
            if (last.counters().get(rate.counter()) instanceof Number was
                    && sample.get(rate.counter()) instanceof Number is
                    && is.doubleValue() >= was.doubleValue()) {
                // a counter that fell began anew, and what it counted until then is not known
                var growth = (is.doubleValue() - was.doubleValue()) / seconds * rate.factor();
                var share = sample.get(rate.per()) instanceof Number parts ? growth / parts.doubleValue() : growth;
                rates.put(rate.result(), new BigDecimal(share).setScale(rate.digits(), RoundingMode.HALF_UP));
            }
        }
        return rates;
    }
}
