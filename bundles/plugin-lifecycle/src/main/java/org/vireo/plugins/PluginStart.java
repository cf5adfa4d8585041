package org.vireo.plugins;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.plugin.PluginsBack;
import org.vireo.inventory.Plugin;
import org.vireo.model.PluginStatus;
import org.vireo.plugins.PluginRows.Note;

/**
 * Brings back what the inventory says when the engine starts, whatever the container remembers of it: its cache may have been wiped by an
 * upgrade of the engine, or stem from a moment just before a crash. Whoever listens to plugins reads how they are when it comes, which is
 * later. Immutable.
 */
@Component(service = {PluginStart.class, PluginsBack.class})
public final class PluginStart implements PluginsBack {
    private static final Logger LOG = LoggerFactory.getLogger(PluginStart.class);
    private static final Set<PluginStatus> MOVING = Set.of(PluginStatus.INSTALLING, PluginStatus.REMOVING);

    private final PluginWorks works;

    @Activate
    public PluginStart(@Reference PluginWorks works) {
        this.works = works;
        var rows = works.rows().transactions().read(works.rows()::all);
        removeStrays(rows);
        rows.stream().filter(row -> PluginRows.INSTALLED.contains(row.status())).forEach(this::bringBack);
        works.files().forgetReceivedBefore(Instant.now().minus(Duration.ofDays(1)));
    }

    /** Bundles that no plugin accounts for; those of a plugin on its way are the business of its job. */
    private void removeStrays(List<Plugin> rows) {
        var wanted = new HashSet<String>();
        for (var row : rows) {
            if (PluginRows.INSTALLED.contains(row.status())) {
                works.engine().ofVersion(row.name(), row.version()).forEach(b -> wanted.add(b.getLocation()));
            } else if (MOVING.contains(row.status())) {
                works.engine().ofPlugin(row.name()).forEach(b -> wanted.add(b.getLocation()));
            }
        }
        works.engine().all().forEach((plugin, bundles) -> {
            var strays = bundles.stream()
                    .filter(b -> !wanted.contains(b.getLocation()))
                    .toList();
            if (!strays.isEmpty()) {
                LOG.warn("Bundles of plugin {} that should not be here are removed: {}", plugin, strays);
                works.engine().removeAll(strays);
            }
        });
    }

    private void bringBack(Plugin row) {
        try {
            works.engine()
                    .install(
                            works.files().manifest(row.name(), row.version()),
                            works.files().version(row.name(), row.version()));
        } catch (RuntimeException e) {
            LOG.error("Plugin {} {} could not be brought back", row.name(), row.version(), e);
            quarantine(row.name(), "It could not be brought back when the engine started: " + e.getMessage());
        }
    }

    private void quarantine(String name, String why) {
        works.rows().transactions().run(() -> {
            var row = works.rows().get(name);
            works.rows().become(row, PluginStatus.QUARANTINED, why);
            works.rows()
                    .note(
                            new Note(
                                    name,
                                    row.version(),
                                    "start",
                                    false,
                                    "Plugin " + name + " is in quarantine. " + why,
                                    Optional.empty()),
                            Caller.engine(""));
        });
    }
}
