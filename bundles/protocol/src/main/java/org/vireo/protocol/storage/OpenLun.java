package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Has a host reach a LUN that is a disk as a whole, keep what opens it as long as its agent runs, and tell of it. Immutable.
 *
 * @param target the LUN, and who asks; in place of a domain it has the id of the disk
 */
@Verb(name = "storage.open-lun", reply = LunSeen.class)
public record OpenLun(StorageTarget target) implements HostRequest<LunSeen> {
    /** Refuses missing values. */
    public OpenLun {
        Objects.requireNonNull(target, "target");
    }
}
