package org.vireo.host.libvirt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.vireo.model.VmId;

/** One lock for each virtual machine that is being acted on: who waits for one never waits for another. Thread-safe. */
final class VmLocks {
    private final Map<VmId, Held> locks = new ConcurrentHashMap<>();

    /** A lock and how many want it; counted within the map's own exclusion. */
    private static final class Held {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int wanted;
    }

    /** Runs alone among the actions on {@code vm}, in the order of arrival. */
    void alone(VmId vm, Runnable action) {
        Held held = locks.compute(vm, (id, known) -> {
            Held one = known == null ? new Held() : known;
            one.wanted++;
            return one;
        });
        held.lock.lock();
        try {
            action.run();
        } finally {
            held.lock.unlock();
            locks.computeIfPresent(vm, (id, known) -> --known.wanted == 0 ? null : known);
        }
    }
}
