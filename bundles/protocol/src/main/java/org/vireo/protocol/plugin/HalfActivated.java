package org.vireo.protocol.plugin;

import java.util.Objects;
import java.util.Optional;
import org.vireo.protocol.HostReply;

/**
 * A host half is in use. Immutable.
 *
 * @param plugin which
 * @param before version whose place it took, the same when it was in use already
 * @param millis from the end of the one before until this one had passed its gate; 0 when it was in use already
 */
public record HalfActivated(PluginRef plugin, Optional<PluginRef> before, long millis) implements HostReply {
    /** Refuses missing values. */
    public HalfActivated {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(before, "before");
    }
}
