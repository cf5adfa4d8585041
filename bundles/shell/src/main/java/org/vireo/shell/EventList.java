package org.vireo.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.Where;

/** {@code vireo:event-list}. */
@Service
@Command(scope = "vireo", name = "event-list", description = "Lists events, the latest last")
public class EventList implements Action {
    @Option(name = "--count", description = "How many at most")
    int count = 20;

    @Reference
    Inventory inventory;

    @Reference
    Session session;

    @Override
    public Object execute() {
        var table = new ShellTable().emptyTableText("There are no events.");
        for (var title : new String[] {"Time", "Severity", "Code", "Message", "Correlation"}) {
            table.column(title);
        }
        var events = inventory.list(
                LoggedEvent.class, Where.all().order("number", true).limit(Math.max(1, count)));
        for (var i = events.size() - 1; i >= 0; i--) {
            var event = events.get(i);
            table.addRow()
                    .addContent(
                            event.at(), event.severity().text(), event.code(), event.message(), event.correlationId());
        }
        table.print(session.getConsole());
        return null;
    }
}
