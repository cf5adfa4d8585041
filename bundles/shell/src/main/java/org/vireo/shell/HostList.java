package org.vireo.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;

/** {@code vireo:host-list}. */
@Service
@Command(scope = "vireo", name = "host-list", description = "Lists hosts")
public class HostList implements Action {
    @Reference
    Inventory inventory;

    @Reference
    Session session;

    @Override
    public Object execute() {
        var table = new ShellTable().emptyTableText("There are no hosts.");
        for (var title : new String[] {"Name", "Address", "Status", "Enrolled", "Heard of", "Detail", "Id"}) {
            table.column(title);
        }
        for (var host : inventory.list(Host.class, Where.all().orderBy("name"))) {
            table.addRow()
                    .addContent(
                            host.name(),
                            host.address(),
                            host.status().text(),
                            host.enrolled() ? "yes" : "no",
                            host.lastHeartbeat().map(Object::toString).orElse("never"),
                            host.statusDetail(),
                            host.id());
        }
        table.print(session.getConsole());
        return null;
    }
}
