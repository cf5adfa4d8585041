package org.vireo.plugins;

import java.util.Set;
import java.util.stream.Collectors;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.inventory.Plugin;
import org.vireo.model.PluginStatus;

/** What the commands on plugins have in common. Pure. */
final class PluginRules {
    /** Plugins run within the engine: only who may configure all of it may bring them. */
    static final Permit PERMIT = Permit.system("configure_engine");

    private PluginRules() {}

    static Set<LockKey> locks(String plugin) {
        return Set.of(new LockKey("plugin", plugin, true));
    }

    /** Whether a plugin is in one of the states. */
    static Check in(Plugin row, String attempt, Set<PluginStatus> states) {
        return states.contains(row.status())
                ? Check.FINE
                : Check.conflict("Cannot " + attempt + " plugin " + row.name() + ". It is "
                        + row.status().text() + ", not "
                        + states.stream().map(PluginStatus::text).sorted().collect(Collectors.joining(" or ")) + ".");
    }
}
