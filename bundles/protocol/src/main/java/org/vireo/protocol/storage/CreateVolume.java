package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Creates a volume. Repeatable: one that is there with the same shape is fine. Immutable.
 *
 * @param target where
 * @param volume what
 */
@Verb(name = "storage.create-volume", reply = VolumeState.class)
public record CreateVolume(StorageTarget target, VolumeSpec volume) implements HostRequest<VolumeState> {
    /** Refuses missing values. */
    public CreateVolume {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(volume, "volume");
    }
}
