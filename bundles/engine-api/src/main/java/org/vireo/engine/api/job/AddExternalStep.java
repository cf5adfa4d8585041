package org.vireo.engine.api.job;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.model.JobId;
import org.vireo.model.StepId;

/**
 * Keeps account of a part of work that is done outside of the engine. Immutable.
 *
 * @param id of the new one
 * @param job what it is part of
 * @param parent the step that it is part of
 * @param type what it does, in the words of API v4
 * @param description for people
 * @param externalId what the outside system calls it, may be empty
 */
public record AddExternalStep(
        StepId id, JobId job, Optional<StepId> parent, String type, String description, String externalId)
        implements Command {
    /** Refuses missing values. */
    public AddExternalStep {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(externalId, "externalId");
    }
}
