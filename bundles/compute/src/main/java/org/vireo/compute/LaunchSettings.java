package org.vireo.compute;

import java.time.Duration;
import org.vireo.model.VireoException;

/** Checked settings of starts. Immutable. */
record LaunchSettings(int hosts, Duration launch, Duration restore) {
    static LaunchSettings of(ComputeConfig config) {
        check("launch_hosts", config.launch__hosts(), 10);
        check("launch_timeout_seconds", config.launch__timeout__seconds(), 86_400);
        check("restore_timeout_seconds", config.restore__timeout__seconds(), 86_400);
        return new LaunchSettings(
                config.launch__hosts(),
                Duration.ofSeconds(config.launch__timeout__seconds()),
                Duration.ofSeconds(config.restore__timeout__seconds()));
    }

    private static void check(String key, int value, int most) {
        if (value < 1 || value > most) {
            throw new VireoException(
                    ComputeError.BAD_CONFIGURATION,
                    "vireo.compute: " + key + " must be 1 to " + most + ", not " + value);
        }
    }

    Duration timeout(LaunchMode mode) {
        return mode.remembers() ? restore : launch;
    }

    /** For all attempts together, with the preparations between them. */
    Duration whole() {
        var longest = launch.multipliedBy(hosts);
        return (longest.compareTo(restore) > 0 ? longest : restore).plus(Duration.ofMinutes(hosts));
    }

    /** How long room is kept: the virtual machine itself takes it once the start has begun. */
    Duration reservation() {
        return whole().plus(Duration.ofMinutes(1));
    }
}
