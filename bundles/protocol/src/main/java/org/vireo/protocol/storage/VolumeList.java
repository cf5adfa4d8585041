package org.vireo.protocol.storage;

import java.util.List;
import org.vireo.protocol.HostReply;

/**
 * Every volume of a domain. Immutable.
 *
 * @param volumes all of them
 */
public record VolumeList(List<VolumeState> volumes) implements HostReply {
    /** Refuses missing values. */
    public VolumeList {
        volumes = List.copyOf(volumes);
    }
}
