package org.vireo.engine.api.job;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.JobId;

/**
 * Says that work outside of the engine has ended, with all its steps. Immutable.
 *
 * @param id which
 * @param succeeded how
 */
public record EndExternalJob(JobId id, boolean succeeded) implements Command {
    /** Refuses missing values. */
    public EndExternalJob {
        Objects.requireNonNull(id, "id");
    }
}
