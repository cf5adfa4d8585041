package org.vireo.protocol.ova;

import java.util.Objects;
import org.vireo.model.ByteSize;
import org.vireo.protocol.HostReply;

/**
 * An image for a package is there. Immutable.
 *
 * @param length of its file
 */
public record DiskStaged(ByteSize length) implements HostReply {
    /** Refuses missing values. */
    public DiskStaged {
        Objects.requireNonNull(length, "length");
    }
}
