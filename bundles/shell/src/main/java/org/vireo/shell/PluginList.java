package org.vireo.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Plugin;
import org.vireo.inventory.Where;

/** {@code vireo:plugin-list}. */
@Service
@Command(scope = "vireo", name = "plugin-list", description = "Lists the plugins of the engine")
public final class PluginList implements Action {
    @Reference
    Inventory inventory;

    @Reference
    Authorizer authorizer;

    @Reference
    Session session;

    @Override
    public Object execute() {
        Demand.system(authorizer, new ShellCallers(inventory).of(session), "configure_engine");
        var table = new ShellTable().emptyTableText("There are no plugins.");
        for (var title : new String[] {"Id", "Version", "Status", "Origin", "Signer", "Reason"}) {
            table.column(title);
        }
        for (var row : inventory.list(Plugin.class, Where.all().orderBy("name"))) {
            table.addRow()
                    .addContent(
                            row.name(), row.version(), row.status().text(), row.origin(), row.signer(), row.reason());
        }
        table.print(session.getConsole());
        return null;
    }
}
