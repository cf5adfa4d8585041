package org.vireo.engine.api.job;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.JobId;

/**
 * Keeps account of work that is done outside of the engine. Immutable.
 *
 * @param id of the new one
 * @param description for people
 * @param autoCleared whether it may be forgotten once it ended
 */
public record AddExternalJob(JobId id, String description, boolean autoCleared) implements Command {
    /** Refuses missing values. */
    public AddExternalJob {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(description, "description");
    }
}
