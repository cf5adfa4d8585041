package org.vireo.protocol.plugin;

import java.util.List;
import org.vireo.protocol.HostReply;

/**
 * Every host half in use. Immutable.
 *
 * @param halves one for each plugin, ordered by id
 */
public record HalvesFound(List<HalfState> halves) implements HostReply {
    /** Refuses missing values. */
    public HalvesFound {
        halves = List.copyOf(halves);
    }
}
