package org.vireo.plugins;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.plugin.PluginHealth;
import org.vireo.engine.api.plugin.PluginListener;
import org.vireo.engine.api.plugin.QuarantinePlugin;
import org.vireo.inventory.Plugin;
import org.vireo.model.PluginStatus;
import org.vireo.model.VireoException;

/**
 * Carries quarantines from the guard, which forgets them when the engine ends, to the inventory, and what administrators and restarts
 * decide back to the guard. Thread-safe.
 */
@Component(service = PluginListener.class, immediate = true)
public final class GuardBridge implements PluginListener {
    private static final Logger LOG = LoggerFactory.getLogger(GuardBridge.class);

    private final PluginWorks works;
    private final Commands commands;
    private final PluginHealth guard;
    private final AutoCloseable watching;

    @Activate
    public GuardBridge(@Reference PluginWorks works, @Reference Commands commands, @Reference PluginHealth guard) {
        this.works = works;
        this.commands = commands;
        this.guard = guard;
        this.watching = guard.watch(this::quarantined);
        works.rows().transactions().read(works.rows()::all).forEach(this::tell);
    }

    private void tell(Plugin row) {
        changed(row.name(), row.version(), row.status(), row.reason());
    }

    private void quarantined(String plugin, String reason) {
        if (works.rows().transactions().read(() -> works.rows().find(plugin)).isEmpty()) {
            return; // a bundle of the engine itself, of which the guard alone keeps account
        }
        try {
            commands.submit(new QuarantinePlugin(plugin, reason), Caller.engine(""));
        } catch (VireoException e) {
            LOG.warn("The quarantine of plugin {} could not be kept: {}", plugin, e.getMessage());
        }
    }

    @Override
    public void changed(String plugin, String version, PluginStatus status, String reason) {
        switch (status) {
            case QUARANTINED -> guard.quarantine(plugin, reason);
            case ACTIVE, DEGRADED -> guard.release(plugin);
            case INSTALLING, REMOVING, DISABLED, FAILED -> guard.forget(plugin);
        }
    }

    @Deactivate
    void stop() throws Exception {
        watching.close();
    }
}
