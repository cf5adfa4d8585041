package org.vireo.protocol.image;

import java.util.Objects;
import org.vireo.model.ByteSize;
import org.vireo.protocol.HostReply;

/**
 * What a host found in an image that a client has written. Immutable.
 *
 * @param problem why it must not be used, a sentence; empty when it may
 * @param size virtual size
 * @param allocated space taken
 */
public record UploadChecked(String problem, ByteSize size, ByteSize allocated) implements HostReply {
    /** Refuses missing values. */
    public UploadChecked {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(allocated, "allocated");
    }
}
