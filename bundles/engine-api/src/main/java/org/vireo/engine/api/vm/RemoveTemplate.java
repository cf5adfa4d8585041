package org.vireo.engine.api.vm;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.TemplateId;

/**
 * Removes a template that no virtual machine reads through to. Immutable.
 *
 * @param id which
 */
public record RemoveTemplate(TemplateId id) implements Command {
    /** Refuses missing values. */
    public RemoveTemplate {
        Objects.requireNonNull(id, "id");
    }
}
