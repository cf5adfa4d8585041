package org.vireo.protocol.ova;

import java.util.List;
import java.util.Objects;
import org.vireo.protocol.HostReply;

/**
 * What is in a package. Immutable.
 *
 * @param name of its descriptor
 * @param descriptor the text of that, as it was found
 * @param members all other files but manifest and certificate, in their order
 */
public record OvaFound(String name, String descriptor, List<OvaMember> members) implements HostReply {
    /** Refuses missing values. */
    public OvaFound {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(descriptor, "descriptor");
        members = List.copyOf(members);
    }
}
