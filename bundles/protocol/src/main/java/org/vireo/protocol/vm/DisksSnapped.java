package org.vireo.protocol.vm;

import java.util.Objects;
import org.vireo.protocol.HostReply;

/**
 * All disks write to their new images. Immutable.
 *
 * @param quiesced whether the guest had written everything out and held its file systems still
 * @param words why not, empty when it had
 */
public record DisksSnapped(boolean quiesced, String words) implements HostReply {
    /** Refuses missing values. */
    public DisksSnapped {
        Objects.requireNonNull(words, "words");
    }
}
