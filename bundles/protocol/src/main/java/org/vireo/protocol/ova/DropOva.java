package org.vireo.protocol.ova;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;
import org.vireo.protocol.storage.Done;

/**
 * Removes what an undertaking has written for a package, whole or in part; nothing is fine. Repeatable. Immutable.
 *
 * @param place of the package
 */
@Verb(name = "ova.drop", reply = Done.class)
public record DropOva(OvaPlace place) implements HostRequest<Done> {
    /** Refuses missing values. */
    public DropOva {
        Objects.requireNonNull(place, "place");
    }
}
