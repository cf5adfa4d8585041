package org.vireo.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.vireo.model.Id;

/**
 * Wakes those who wait for something to change: of one object, or of anything. With many waiting, waking all at each change would have each
 * of them ask the database each time. Thread-safe.
 */
final class Signal {
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    /** Something, nobody knows what. */
    void raise() {
        watches.forEach(Watch::stir);
    }

    /** Something about this object. */
    void raise(Id about) {
        watches.forEach(watch -> {
            if (watch.about.isEmpty() || watch.about.get().equals(about)) {
                watch.stir();
            }
        });
    }

    /** Begins to watch; empty means anything. */
    Watch watch(Optional<Id> about) {
        var watch = new Watch(about);
        watches.add(watch);
        return watch;
    }

    /** Of one who waits. A change between looking and waiting is not lost. */
    final class Watch implements AutoCloseable {
        private final Optional<Id> about;
        private boolean stirred;

        private Watch(Optional<Id> about) {
            this.about = about;
        }

        private synchronized void stir() {
            stirred = true;
            notifyAll();
        }

        /** Called before each look: what changes from now on will wake. */
        synchronized void look() {
            stirred = false;
        }

        /** Blocks until something changed since the last look, at most so long. */
        synchronized void await(Duration most) throws InterruptedException {
            var until = System.nanoTime() + most.toNanos();
            while (!stirred) {
                var left = until - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
