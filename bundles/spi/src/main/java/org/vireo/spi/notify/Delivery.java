package org.vireo.spi.notify;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What became of a notification. Immutable. */
public sealed interface Delivery {
    /** Whoever is next on the way has taken it. */
    record Sent() implements Delivery {}

    /**
     * Not now: the other side does not answer or asks for patience.
     *
     * @param reason one sentence for an administrator
     * @param pause how long the other side wants to be left alone, empty when it does not say
     */
    record TryLater(String reason, Optional<Duration> pause) implements Delivery {
        /** Refuses missing values. */
        public TryLater {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(pause, "pause");
        }

        /** Without a wish of the other side. */
        public TryLater(String reason) {
            this(reason, Optional.empty());
        }
    }

    /**
     * Never: this address or this notification is refused for good.
     *
     * @param reason one sentence for an administrator
     */
    record Undeliverable(String reason) implements Delivery {
        /** Refuses a missing value. */
        public Undeliverable {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
