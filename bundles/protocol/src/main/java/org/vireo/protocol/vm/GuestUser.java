package org.vireo.protocol.vm;

import java.time.Instant;
import java.util.Objects;

/**
 * A user logged in to a guest. Immutable.
 *
 * @param name login name
 * @param since login time
 */
public record GuestUser(String name, Instant since) {
    /** Refuses missing values. */
    public GuestUser {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(since, "since");
    }
}
