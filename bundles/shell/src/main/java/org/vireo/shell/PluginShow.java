package org.vireo.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.plugin.PluginDesk;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.PluginHost;
import org.vireo.inventory.Where;
import org.vireo.model.PluginId;
import org.vireo.model.PluginStatus;

/** {@code vireo:plugin-show}. */
@Service
@Command(scope = "vireo", name = "plugin-show", description = "Shows a plugin and how it is on each host")
public final class PluginShow implements Action {
    @Argument(name = "id", description = "Id of the plugin", required = true)
    @Completion(PluginNames.class)
    String plugin;

    @Reference
    Inventory inventory;

    @Reference
    PluginDesk desk;

    @Reference
    Authorizer authorizer;

    @Reference
    Session session;

    @Override
    public Object execute() {
        Demand.system(authorizer, new ShellCallers(inventory).of(session), "configure_engine");
        var row = inventory.get(Plugin.class, PluginId.named(plugin));
        var out = session.getConsole();
        out.println(row.name() + " " + row.version() + ": " + row.status().text());
        if (!row.reason().isEmpty()) {
            out.println(row.reason());
        }
        if (row.status() != PluginStatus.FAILED && row.status() != PluginStatus.INSTALLING) {
            describe(desk.manifest(plugin));
        }
        out.println("Signed by: " + (row.signer().isEmpty() ? "nobody" : row.signer()));
        out.println("Version before: " + (row.previousVersion().isEmpty() ? "none" : row.previousVersion()));
        hosts(row);
        return null;
    }

    private void describe(PluginManifest manifest) {
        var out = session.getConsole();
        out.println(manifest.name() + " by " + manifest.vendor() + ", " + manifest.licence());
        manifest.provides().forEach(provided -> out.println("Provides: " + provided.kind() + " " + provided.type()));
        out.println("Permissions: " + manifest.permissions());
        manifest.spi().forEach((contract, range) -> out.println("Uses: " + contract + " " + range));
        manifest.hostSpi().forEach((contract, range) -> out.println("Uses on hosts: " + contract + " " + range));
    }

    private void hosts(Plugin row) {
        var table = new ShellTable().emptyTableText("No host has a part of it.");
        for (var title : new String[] {"Host", "Version", "Active", "Reason"}) {
            table.column(title);
        }
        for (var half : inventory.list(PluginHost.class, Where.equal("pluginId", row.id()))) {
            table.addRow()
                    .addContent(
                            inventory
                                    .find(Host.class, half.hostId())
                                    .map(Host::name)
                                    .orElse(half.hostId().toString()),
                            half.version(),
                            half.active() ? "yes" : "no",
                            half.reason());
        }
        table.print(session.getConsole());
    }
}
