package org.vireo.spi.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What was so at one moment: how an object was configured, or what was measured of it. Immutable.
 *
 * @param type which of the two
 * @param kind of object, such as {@code host}, {@code vm}, {@code vm_disk}
 * @param at the moment; the same for all facts of a batch
 * @param span how long it stands for: the time between two batches, above zero
 * @param values by name; the names and units are those of the columns of the published history views, such as {@code vm_id} and
 *     {@code cpu_usage_percent}. Texts, numbers, truth values, {@code UUID}s and {@code Instant}s; what is unknown is absent
 */
public record Fact(Type type, String kind, Instant at, Duration span, Map<String, Object> values) {
    /** What a fact tells of. */
    public enum Type {
        /** How an object is configured. */
        CONFIGURATION,
        /** What was measured of an object. */
        SAMPLE
    }

    /** Refuses missing values. */
    public Fact {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        if (span.isZero() || span.isNegative()) {
            throw new IllegalArgumentException("a fact stands for some time, not for " + span);
        }
        values = Map.copyOf(values);
    }
}
