package org.vireo.plugins;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.plugin.PluginManifest.Provided;
import org.vireo.engine.api.secret.SecretName;
import org.vireo.inventory.Network;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.plugins.PluginRows.Note;

/** How plugins go: first from the hosts, then from the engine. Thread-safe. */
@Component(service = Departure.class)
public final class Departure {
    private final PluginWorks works;
    private final HalvesOnHosts halves;
    private final PluginSecrets secrets;

    @Activate
    public Departure(@Reference PluginWorks works, @Reference HalvesOnHosts halves, @Reference PluginSecrets secrets) {
        this.works = works;
        this.halves = halves;
        this.secrets = secrets;
    }

    List<Step> steps(String plugin) {
        return List.of(
                PluginStep.of(
                        "host-halves",
                        "Taking it off the hosts",
                        context -> halves.withdrawAll(plugin, context.call()),
                        context -> returnToHosts(plugin, context)),
                PluginStep.of(
                        "engine-half",
                        "Removing its engine half",
                        context -> works.engine().removeAll(works.engine().ofPlugin(plugin)),
                        context -> returnToEngine(plugin)));
    }

    private String version(String plugin) {
        return works.rows().transactions().read(() -> works.rows().get(plugin).version());
    }

    private void returnToHosts(String plugin, StepContext context) {
        var version = version(plugin);
        if (works.files().has(plugin, version)) {
            halves.rollOut(works.files().manifest(plugin, version), context.call());
        }
    }

    private void returnToEngine(String plugin) {
        var version = version(plugin);
        if (works.files().has(plugin, version)) {
            works.engine()
                    .install(
                            works.files().manifest(plugin, version),
                            works.files().version(plugin, version));
        }
    }

    /** Whether active plugins would miss it. */
    Check neededByOthers(String plugin, String attempt) {
        var needing = works.rows().all().stream()
                .filter(row -> PluginRows.INSTALLED.contains(row.status())
                        && works.files().has(row.name(), row.version()))
                .filter(row -> works.files().manifest(row.name(), row.version()).requires().stream()
                        .anyMatch(required -> required.plugin().equals(plugin)))
                .map(Plugin::name)
                .toList();
        return needing.isEmpty()
                ? Check.FINE
                : Check.conflict("Cannot " + attempt + " plugin " + plugin + ". Other plugins need it: "
                        + String.join(", ", needing) + ".");
    }

    /** Whether objects of its types exist. */
    Check inUse(Plugin row) {
        if (!works.files().has(row.name(), row.version())) {
            return Check.FINE;
        }
        for (var provided : works.files().manifest(row.name(), row.version()).provides()) {
            var count = count(provided);
            if (count > 0) {
                return Check.conflict("Cannot uninstall plugin " + row.name() + ". " + count + " objects of the "
                        + provided.kind() + " type " + provided.type()
                        + " exist; remove them, or uninstall by force: they stay and cannot be used until the plugin"
                        + " is back.");
            }
        }
        return Check.FINE;
    }

    private long count(Provided provided) {
        return switch (provided.kind()) {
            case "storage" -> works.rows().inventory().count(StorageDomain.class, Where.equal("type", provided.type()));
            case "network" -> works.rows().inventory().count(Network.class, Where.equal("type", provided.type()));
            default -> 0;
        };
    }

    /** The plugin could not go; it is what it was. */
    void stayed(String plugin, String action, String why, StepContext context) {
        var row = works.rows().get(plugin);
        if (works.files().has(plugin, row.version())) {
            works.rows().settle(row, works.files().manifest(plugin, row.version()));
        }
        works.rows()
                .note(
                        new Note(
                                plugin,
                                row.version(),
                                action,
                                false,
                                "Plugin " + plugin + " stays, it could not be taken away: " + why,
                                Optional.of(context.job())),
                        context.caller());
    }

    /** Forgets a plugin whose halves are gone: its row now, its files, configuration and secrets with it. */
    void forget(Plugin row) {
        var name = row.name();
        if (works.files().has(name, row.version())) {
            var manifest = works.files().manifest(name, row.version());
            works.configurations().present(manifest).forEach(works.configurations()::delete);
        }
        secrets.removeBelow(SecretName.ofPlugin(name));
        works.rows().inventory().remove(row);
        works.rows().transactions().afterCommit(() -> works.files().keepOnly(name, List.of()));
    }
}
