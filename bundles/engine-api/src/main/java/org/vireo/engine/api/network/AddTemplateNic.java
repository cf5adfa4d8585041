package org.vireo.engine.api.network;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.TemplateId;

/**
 * Adds an interface to a template. Immutable.
 *
 * @param template whose
 * @param nic what
 */
public record AddTemplateNic(TemplateId template, NewNic nic) implements Command {
    /** Refuses missing values. */
    public AddTemplateNic {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(nic, "nic");
    }
}
