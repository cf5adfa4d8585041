package org.vireo.compute;

import java.time.Duration;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.MigrationLimits;

/** Checked settings of migrations. Immutable. */
record MigrationSettings(MigrationLimits limits, Duration timeout) {
    /** A host that is away may be away for long, and nothing is given up before it is known where the machine runs. */
    private static final Duration UNTIL_KNOWN = Duration.ofDays(7);

    static MigrationSettings of(ComputeConfig config) {
        check("migration_bandwidth_mib", config.migration__bandwidth__mib(), 0);
        check("migration_downtime_milliseconds", config.migration__downtime__milliseconds(), 1);
        check("migration_timeout_seconds", config.migration__timeout__seconds(), 10);
        return new MigrationSettings(
                new MigrationLimits(
                        config.migration__bandwidth__mib(),
                        config.migration__downtime__milliseconds(),
                        config.migration__auto__converge()),
                Duration.ofSeconds(config.migration__timeout__seconds()));
    }

    private static void check(String key, int value, int least) {
        if (value < least) {
            throw new VireoException(
                    ComputeError.BAD_CONFIGURATION,
                    "vireo.compute: " + key + " must be at least " + least + ", not " + value);
        }
    }

    Duration whole() {
        return timeout.plus(UNTIL_KNOWN);
    }
}
