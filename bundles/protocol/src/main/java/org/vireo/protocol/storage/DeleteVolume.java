package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.model.DiskId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Removes a volume; none is fine. Refused while another volume reads through to it. Immutable.
 *
 * @param target where
 * @param volume which
 */
@Verb(name = "storage.delete-volume", reply = Done.class)
public record DeleteVolume(StorageTarget target, DiskId volume) implements HostRequest<Done> {
    /** Refuses missing values. */
    public DeleteVolume {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(volume, "volume");
    }
}
