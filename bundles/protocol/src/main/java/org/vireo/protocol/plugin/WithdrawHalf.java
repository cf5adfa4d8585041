package org.vireo.protocol.plugin;

import org.vireo.protocol.HostRequest;
import org.vireo.protocol.Verb;

/**
 * Ends the use of a plugin's host half and removes every file of every version; none is fine. Immutable.
 *
 * @param plugin id
 */
@Verb(name = "plugin.withdraw", reply = HalfWithdrawn.class)
public record WithdrawHalf(String plugin) implements HostRequest<HalfWithdrawn> {
    /** Refuses what is no id. */
    public WithdrawHalf {
        PluginRef.requireId(plugin);
    }
}
