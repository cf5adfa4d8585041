package org.vireo.guard;

import java.time.Duration;

/**
 * What is granted to each plugin. Immutable.
 *
 * @param calls under way at the same time
 * @param patience for a place among them
 * @param time for calls that bring no deadline
 * @param grace after a deadline
 * @param rest after many failures
 * @param failures in a row until quarantine
 * @param threads it may leave running
 */
record Limits(int calls, Duration patience, Duration time, Duration grace, Duration rest, int failures, int threads) {
    Limits {
        atLeastOne("calls", calls);
        atLeastOne("wait_millis", patience.toMillis());
        atLeastOne("seconds", time.toMillis());
        atLeastOne("grace_millis", grace.toMillis());
        atLeastOne("rest_seconds", rest.toMillis());
        atLeastOne("failures", failures);
        atLeastOne("threads", threads);
    }

    private static void atLeastOne(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " of vireo.plugins.guard must be at least 1");
        }
    }

    static Limits of(GuardSettings settings) {
        return new Limits(
                settings.calls(),
                Duration.ofMillis(settings.wait__millis()),
                Duration.ofSeconds(settings.seconds()),
                Duration.ofMillis(settings.grace__millis()),
                Duration.ofSeconds(settings.rest__seconds()),
                settings.failures(),
                settings.threads());
    }
}
