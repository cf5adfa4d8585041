package org.vireo.protocol.plugin;

import java.util.Objects;
import java.util.Optional;
import org.vireo.protocol.HostReply;

/**
 * A host half is in use. Immutable.
 *
 * @param plugin which
 * @param before version whose place it took
 * @param millis that the host had no half of this plugin in use
 */
public record HalfActivated(PluginRef plugin, Optional<PluginRef> before, long millis) implements HostReply {
    /** Refuses missing values. */
    public HalfActivated {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(before, "before");
    }
}
