package org.vireo.protocol.plugin;

import java.util.Objects;
import java.util.Optional;
import org.vireo.protocol.HostReply;

/**
 * A host half is gone. Immutable.
 *
 * @param before what was in use
 */
public record HalfWithdrawn(Optional<PluginRef> before) implements HostReply {
    /** Refuses missing values. */
    public HalfWithdrawn {
        Objects.requireNonNull(before, "before");
    }
}
