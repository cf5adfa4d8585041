package org.vireo.protocol.storage;

import java.util.Objects;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Lists the LUNs of a target, or of all that a host is logged in to. Immutable.
 *
 * @param target the target, or no more than a type; no domain of that id need be
 */
@Verb(name = "storage.list-luns", reply = LunList.class)
public record ListLuns(StorageTarget target) implements HostRequest<LunList> {
    /** Refuses missing values. */
    public ListLuns {
        Objects.requireNonNull(target, "target");
    }
}
