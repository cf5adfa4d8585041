package org.vireo.protocol.host;

import java.util.List;
import org.vireo.protocol.HostReply;

/**
 * What the package manager could upgrade. Immutable.
 *
 * @param packages their names
 */
public record UpdatesFound(List<String> packages) implements HostReply {
    /** Refuses missing values. */
    public UpdatesFound {
        packages = List.copyOf(packages);
    }
}
