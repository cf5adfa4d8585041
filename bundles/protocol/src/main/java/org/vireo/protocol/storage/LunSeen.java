package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.storage.LunList.FoundLun;

/**
 * A LUN as a host finds it now. Immutable.
 *
 * @param lun what it says of itself, and whether there is anything on it
 */
public record LunSeen(FoundLun lun) implements HostReply {
    /** Refuses missing values. */
    public LunSeen {
        Objects.requireNonNull(lun, "lun");
    }
}
