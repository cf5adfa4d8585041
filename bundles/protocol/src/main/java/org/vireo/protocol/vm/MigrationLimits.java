package org.vireo.protocol.vm;

/**
 * How memory is moved. Immutable.
 *
 * @param bandwidthMiB per second at most, 0 for no limit
 * @param downtimeMillis for which the guest may stand still at the end, at least 1
 * @param autoConverge whether a guest that writes faster than memory is moved is slowed down
 */
public record MigrationLimits(int bandwidthMiB, int downtimeMillis, boolean autoConverge) {
    /** Refuses what is no limit. */
    public MigrationLimits {
        if (bandwidthMiB < 0 || downtimeMillis < 1) {
            throw new IllegalArgumentException(
                    "no limits of a migration: " + bandwidthMiB + " MiB/s, " + downtimeMillis + " ms");
        }
    }
}
