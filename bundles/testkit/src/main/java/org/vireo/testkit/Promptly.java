package org.vireo.testkit;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;

/** Says that something must not take long. */
final class Promptly {
    private Promptly() {}

    /** Fails once the seconds are over, without waiting any longer. */
    static void within(int seconds, Runnable action) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(seconds), action::run);
    }
}
