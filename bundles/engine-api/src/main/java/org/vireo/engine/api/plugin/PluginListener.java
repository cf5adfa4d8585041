package org.vireo.engine.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;
import org.vireo.model.PluginStatus;

/** Hears of every change of the status of a plugin, after it was kept. Published as a service; must not block. Thread-safe. */
@ConsumerType
public interface PluginListener {
    /**
     * A plugin has come into a status. How plugins were when the listener came it has read by itself.
     *
     * @param plugin its id
     * @param version that is or was to be installed
     * @param status now
     * @param reason why, for people; empty when nothing is wrong
     */
    void changed(String plugin, String version, PluginStatus status, String reason);
}
