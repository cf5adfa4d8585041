package org.vireo.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.vireo.engine.api.command.LockKey;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ObjectLock;
import org.vireo.inventory.Where;
import org.vireo.model.JobId;

/**
 * Locks as rows. The id of an exclusive lock follows from its key, so that the database refuses a second one even if two engine nodes
 * take it at the same moment.
 */
final class InventoryLocks implements LockTable {
    private final Inventory inventory;

    InventoryLocks(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Optional<Conflict> take(Set<LockKey> keys, JobId job) {
        var ordered = inOrder(keys);
        for (var key : ordered) {
            var held = inventory.list(ObjectLock.class, Where.equal("lockKey", key.text())).stream()
                    .filter(lock -> lock.exclusive() || key.exclusive())
                    .filter(lock -> !lock.jobId().equals(job))
                    .findFirst();
            if (held.isPresent()) {
                return Optional.of(new Conflict(key, held.get().jobId()));
            }
        }
        ordered.forEach(key -> keep(key, job));
        inventory.flush();
        return Optional.empty();
    }

    /** Each key once, exclusive if it is wanted in both ways. */
    private static Collection<LockKey> inOrder(Set<LockKey> keys) {
        var ordered = new TreeMap<String, LockKey>();
        keys.forEach(key -> ordered.merge(key.text(), key, (a, b) -> a.exclusive() ? a : b));
        return ordered.values();
    }

    private void keep(LockKey key, JobId job) {
        var holder = key.exclusive() ? "" : "/" + job;
        var lock = new ObjectLock(UUID.nameUUIDFromBytes((key.text() + holder).getBytes(StandardCharsets.UTF_8)));
        lock.setLockKey(key.text());
        lock.setJobId(job);
        lock.setExclusive(key.exclusive());
        inventory.add(lock);
    }

    @Override
    public void free(JobId job) {
        inventory.list(ObjectLock.class, Where.equal("jobId", job)).forEach(inventory::remove);
    }
}
