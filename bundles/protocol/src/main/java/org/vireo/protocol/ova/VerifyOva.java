package org.vireo.protocol.ova;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;
import org.vireo.protocol.storage.Done;

/**
 * Reads a whole package and compares its files with the checksums of its manifest; refused when one differs, fine when there is no
 * manifest. Blocks as long as reading takes. Repeatable. Immutable.
 *
 * @param path absolute, on the host
 */
@Verb(name = "ova.verify", reply = Done.class)
public record VerifyOva(String path) implements HostRequest<Done> {
    /** Refuses missing values. */
    public VerifyOva {
        Objects.requireNonNull(path, "path");
    }
}
