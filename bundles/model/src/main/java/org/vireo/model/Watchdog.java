package org.vireo.model;

import java.util.Objects;

/**
 * A device that acts when a guest hangs. Immutable.
 *
 * @param model as the guest sees it
 * @param action what it does
 */
public record Watchdog(WatchdogModel model, WatchdogAction action) {
    /** Refuses missing values. */
    public Watchdog {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(action, "action");
    }
}
