package org.vireo.engine.api.job;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.JobId;
import org.vireo.model.StepId;

/**
 * Says that a part of work outside of the engine has ended. Immutable.
 *
 * @param job what it is part of
 * @param id which
 * @param succeeded how
 */
public record EndExternalStep(JobId job, StepId id, boolean succeeded) implements Command {
    /** Refuses missing values. */
    public EndExternalStep {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(id, "id");
    }
}
