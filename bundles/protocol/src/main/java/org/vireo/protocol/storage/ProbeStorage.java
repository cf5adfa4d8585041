package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Looks at a place that may become a storage domain, without changing it. Immutable.
 *
 * @param target where
 */
@Verb(name = "storage.probe", reply = StorageProbed.class)
public record ProbeStorage(StorageTarget target) implements HostRequest<StorageProbed> {
    /** Refuses missing values. */
    public ProbeStorage {
        Objects.requireNonNull(target, "target");
    }
}
