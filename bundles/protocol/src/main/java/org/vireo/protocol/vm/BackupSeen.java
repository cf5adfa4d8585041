package org.vireo.protocol.vm;

import java.util.List;
import java.util.Objects;
import org.vireo.model.CheckpointId;
import org.vireo.protocol.HostReply;

/**
 * What a host knows of a backup. Immutable.
 *
 * @param running whether the virtual machine runs there
 * @param open whether the backup goes on, so that clients can read it
 * @param words why it does not; empty when there is nothing to tell
 * @param lost checkpoints that it was to begin at, but what was written since is not known any more
 */
public record BackupSeen(boolean running, boolean open, String words, List<CheckpointId> lost) implements HostReply {
    /** Refuses missing values. */
    public BackupSeen {
        Objects.requireNonNull(words, "words");
        lost = List.copyOf(lost);
    }
}
