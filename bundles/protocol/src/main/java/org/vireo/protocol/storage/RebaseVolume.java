package org.vireo.protocol.storage;

import java.util.Objects;
import java.util.Optional;
import org.vireo.model.DiskId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Makes a volume read through to another one than before, or to none, without changing what a guest would read from it: what the old
 * one had between the two is taken over. No virtual machine may use the volume. Repeatable, also after it was cut short. Immutable.
 *
 * @param target where
 * @param volume which
 * @param backing what it is to read through to; must be part of what it reads through to now
 * @param done whether a hypervisor has done it already, to the last byte: then only what is written down beside the volume follows, and a
 *     virtual machine may use it
 */
@Verb(name = "storage.rebase-volume", reply = VolumeState.class)
public record RebaseVolume(StorageTarget target, DiskId volume, Optional<DiskId> backing, boolean done)
        implements HostRequest<VolumeState> {
    /** Refuses missing values. */
    public RebaseVolume {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(volume, "volume");
        Objects.requireNonNull(backing, "backing");
    }
}
