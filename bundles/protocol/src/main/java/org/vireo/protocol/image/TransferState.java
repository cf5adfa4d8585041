package org.vireo.protocol.image;

import java.time.Duration;
import java.util.Objects;
import org.vireo.model.ByteSize;
import org.vireo.protocol.HostReply;

/**
 * How far a transfer is on a host. Immutable.
 *
 * @param open whether its ticket is good there
 * @param size how many bytes a client sees
 * @param transferred how many of them were read or written since the ticket was opened, zeros included, each counted once
 * @param moved how many bytes went over the network for that
 * @param idle how long ago a client moved something, or the ticket was opened
 */
public record TransferState(boolean open, ByteSize size, ByteSize transferred, ByteSize moved, Duration idle)
        implements HostReply {
    /** A ticket of which nothing is known. */
    public static final TransferState UNKNOWN =
            new TransferState(false, ByteSize.ZERO, ByteSize.ZERO, ByteSize.ZERO, Duration.ZERO);

    /** Refuses missing values. */
    public TransferState {
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(transferred, "transferred");
        Objects.requireNonNull(moved, "moved");
        Objects.requireNonNull(idle, "idle");
    }
}
