package org.vireo.engine.api.plugin;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.model.HostId;

/**
 * Brings the host halves of plugins that a host lacks, and takes away those it should not have. Immutable.
 *
 * @param host which
 */
public record UpdateHostHalves(HostId host) implements Command {
    /** Refuses missing values. */
    public UpdateHostHalves {
        Objects.requireNonNull(host, "host");
    }
}
