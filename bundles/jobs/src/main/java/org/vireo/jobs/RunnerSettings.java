package org.vireo.jobs;

import java.time.Duration;
import org.vireo.model.VireoException;

/** Checked settings of the runner. Immutable. */
record RunnerSettings(int threads, Duration lease, Duration keep, int undoAttempts, Duration pause) {
    static RunnerSettings of(JobsConfig config) {
        check("threads", config.threads(), 1, 1000);
        check("lease_seconds", config.lease__seconds(), 3, 86_400);
        check("keep_days", config.keep__days(), 1, 36_500);
        check("undo_attempts", config.undo__attempts(), 1, 100);
        return new RunnerSettings(
                config.threads(),
                Duration.ofSeconds(config.lease__seconds()),
                Duration.ofDays(config.keep__days()),
                config.undo__attempts(),
                Duration.ofSeconds(1));
    }

    private static void check(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new VireoException(
                    JobError.BAD_CONFIGURATION,
                    "vireo.jobs: " + key + " must be " + least + " to " + most + ", not " + value);
        }
    }
}
