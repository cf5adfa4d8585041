package org.vireo.engine.api.job;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.JobId;

/**
 * Lets the engine forget work outside of it once it has ended. Immutable.
 *
 * @param id which
 */
public record ClearExternalJob(JobId id) implements Command {
    /** Refuses missing values. */
    public ClearExternalJob {
        Objects.requireNonNull(id, "id");
    }
}
