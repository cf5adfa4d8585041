package org.vireo.engine.api.vm;

import java.util.Objects;
import java.util.Optional;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.DetailsChange;
import org.vireo.model.TemplateId;
import org.vireo.model.VmSettings;

/**
 * Changes a template. Immutable.
 *
 * @param id which
 * @param details new name and texts
 * @param settings for virtual machines made from it
 */
public record UpdateTemplate(TemplateId id, DetailsChange details, Optional<VmSettings> settings) implements Command {
    /** Refuses missing values. */
    public UpdateTemplate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(settings, "settings");
    }
}
