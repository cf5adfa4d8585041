package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.model.DiskId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks for the state of a volume. Immutable.
 *
 * @param target where
 * @param volume which
 */
@Verb(name = "storage.inspect-volume", reply = VolumeState.class)
public record InspectVolume(StorageTarget target, DiskId volume) implements HostRequest<VolumeState> {
    /** Refuses missing values. */
    public InspectVolume {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(volume, "volume");
    }
}
