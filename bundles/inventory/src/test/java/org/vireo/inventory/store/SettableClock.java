package org.vireo.inventory.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. Confined to one thread, or moved only while nobody looks. */
public final class SettableClock extends Clock {
    private Instant now;

    /** Stands at noon of some day. */
    public SettableClock() {
        this(Instant.parse("2026-01-01T12:00:00Z"));
    }

    /** Stands there at first. */
    public SettableClock(Instant start) {
        now = start;
    }

    /** Moves it. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
