package org.vireo.protocol.storage;

import java.util.List;
import java.util.Objects;
import org.vireo.protocol.HostReply;

/**
 * Targets of a server. Immutable.
 *
 * @param targets all that it tells who asks
 */
public record TargetList(List<FoundTarget> targets) implements HostReply {
    /** Refuses missing values. */
    public TargetList {
        targets = List.copyOf(targets);
    }

    /**
     * One of them, by one way.
     *
     * @param portal address and port, one of IPv6 in brackets
     * @param group number of the group that the portal is in
     * @param name of the target
     */
    public record FoundTarget(String portal, int group, String name) {
        /** Refuses missing values. */
        public FoundTarget {
            Objects.requireNonNull(portal, "portal");
            Objects.requireNonNull(name, "name");
        }
    }
}
