package org.vireo.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.PluginEvent;
import org.vireo.inventory.Where;

/** {@code vireo:plugin-history}. */
@Service
@Command(
        scope = "vireo",
        name = "plugin-history",
        description = "Lists what happened to plugins, refusals included, the latest last")
public final class PluginHistory implements Action {
    @Argument(name = "id", description = "Id of the plugin; without one, all of them")
    @Completion(PluginNames.class)
    String plugin;

    @Option(name = "--count", description = "How many at most")
    int count = 30;

    @Reference
    Inventory inventory;

    @Reference
    Authorizer authorizer;

    @Reference
    Session session;

    @Override
    public Object execute() {
        Demand.system(authorizer, new ShellCallers(inventory).of(session), "configure_engine");
        var table = new ShellTable().emptyTableText("Nothing happened yet.");
        for (var title : new String[] {"At", "Plugin", "Version", "Action", "Done", "By", "Message"}) {
            table.column(title);
        }
        var which = plugin == null ? Where.all() : Where.equal("name", plugin);
        var events = inventory.list(PluginEvent.class, which.order("at", true).limit(Math.max(1, count)));
        for (var i = events.size() - 1; i >= 0; i--) {
            var event = events.get(i);
            table.addRow()
                    .addContent(
                            event.at(),
                            event.name(),
                            event.version(),
                            event.action(),
                            event.succeeded() ? "yes" : "no",
                            event.actor(),
                            event.message());
        }
        table.print(session.getConsole());
        return null;
    }
}
