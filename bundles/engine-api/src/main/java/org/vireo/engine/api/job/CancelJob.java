package org.vireo.engine.api.job;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.JobId;

/**
 * Wants a job to end before its time. It ends at the next step that can be kept from beginning, and what it did is taken back. Immutable.
 *
 * @param id which
 */
public record CancelJob(JobId id) implements Command {
    /** Refuses a missing value. */
    public CancelJob {
        Objects.requireNonNull(id, "id");
    }
}
