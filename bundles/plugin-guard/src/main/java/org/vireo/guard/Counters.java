package org.vireo.guard;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What happened to the calls of one plugin. Thread-safe. */
final class Counters {
    final LongAdder calls = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder timeouts = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder nanos = new LongAdder();
    final AtomicInteger running = new AtomicInteger();

    void reset() {
        calls.reset();
        failures.reset();
        timeouts.reset();
        rejected.reset();
        nanos.reset();
    }
}
