package org.vireo.jobs;

import java.util.Optional;
import java.util.Set;
import org.vireo.engine.api.command.LockKey;
import org.vireo.model.JobId;

/** Which jobs hold which locks. Methods work in the present transaction. */
interface LockTable {
    /** Takes all of the locks, or none and says what stands in the way. */
    Optional<Conflict> take(Set<LockKey> keys, JobId job);

    void free(JobId job);

    /** A lock that another job holds. */
    record Conflict(LockKey wanted, JobId holder) {}
}
