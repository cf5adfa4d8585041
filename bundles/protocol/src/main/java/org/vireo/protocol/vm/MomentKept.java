package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.model.ByteSize;
import org.vireo.protocol.HostReply;

/**
 * The memory is written, and all disks write to their new images. Immutable.
 *
 * @param memory how many bytes the memory takes where it was written
 */
public record MomentKept(ByteSize memory) implements HostReply {
    /** Refuses missing values. */
    public MomentKept {
        Objects.requireNonNull(memory, "memory");
    }
}
