package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Asks for every volume of a domain. Immutable.
 *
 * @param target where
 */
@Verb(name = "storage.list-volumes", reply = VolumeList.class)
public record ListVolumes(StorageTarget target) implements HostRequest<VolumeList> {
    /** Refuses missing values. */
    public ListVolumes {
        Objects.requireNonNull(target, "target");
    }
}
