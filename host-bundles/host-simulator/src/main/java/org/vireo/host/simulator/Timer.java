package org.vireo.host.simulator;

import java.time.Duration;

/** Runs work later. */
interface Timer {
    void later(Duration delay, Runnable work);
}
