package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.model.DiskId;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Overwrites all that a volume has of its own with zeros, so that whoever gets its space next finds nothing; it is good for removal only from
 * then on. Takes as long as writing what it holds; none is fine. No virtual machine may use it. Repeatable. Immutable.
 *
 * @param target where
 * @param volume which
 */
@Verb(name = "storage.wipe-volume", reply = Done.class)
public record WipeVolume(StorageTarget target, DiskId volume) implements HostRequest<Done> {
    /** Refuses missing values. */
    public WipeVolume {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(volume, "volume");
    }
}
