package org.vireo.engine.api.storage;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.TemplateId;

/**
 * Takes a template that a storage domain tells of into the inventory; its images stay where they are. Immutable.
 *
 * @param id it gets; another one than there makes it a clone by name only
 * @param from where it is told of, and how it comes
 */
public record RegisterTemplate(TemplateId id, Registration from) implements Command {
    /** Refuses missing values. */
    public RegisterTemplate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(from, "from");
    }
}
