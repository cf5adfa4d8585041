package org.vireo.host.volumes;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.vireo.model.DiskId;

/** Keeps calls that work on the same volume, or on chains of volumes, apart. Thread-safe. */
final class VolumeLocks {
    private static final int LOCKS = 64;

    private final ReentrantLock[] locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    /** Held, inside the lock of a volume, by whoever adds to a chain of volumes or takes from one. */
    private final ReentrantLock chains = new ReentrantLock();

    <T> T volume(DiskId volume, Supplier<T> work) {
        return holding(locks[Math.floorMod(volume.hashCode(), LOCKS)], work);
    }

    <T> T chains(Supplier<T> work) {
        return holding(chains, work);
    }

    private static <T> T holding(ReentrantLock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
