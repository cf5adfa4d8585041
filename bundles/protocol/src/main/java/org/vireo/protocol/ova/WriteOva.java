package org.vireo.protocol.ova;

import java.util.List;
import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;
import org.vireo.protocol.storage.Done;

/**
 * Puts a package together from its descriptor and images made before; it has its name only once it is whole. Repeatable. Immutable.
 *
 * @param place of the package
 * @param name of its descriptor, ending in {@code .ovf}
 * @param descriptor text of that, which has the {@code export} of the place in it
 * @param members the images, in the order of the descriptor's references
 */
@Verb(name = "ova.write", reply = Done.class)
public record WriteOva(OvaPlace place, String name, String descriptor, List<String> members)
        implements HostRequest<Done> {
    /** Refuses missing values. */
    public WriteOva {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(descriptor, "descriptor");
        members = List.copyOf(members);
    }
}
