package org.vireo.protocol.ova;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Looks into a package without unpacking it: its descriptor, and each file in it as an image. Changes nothing. Repeatable. Immutable.
 *
 * @param path absolute, on the host; refused outside of the directories that the host's settings name
 */
@Verb(name = "ova.inspect", reply = OvaFound.class)
public record InspectOva(String path) implements HostRequest<OvaFound> {
    /** Refuses missing values. */
    public InspectOva {
        Objects.requireNonNull(path, "path");
    }
}
