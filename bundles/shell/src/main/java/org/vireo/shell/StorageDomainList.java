package org.vireo.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.ByteSize;

/** {@code vireo:storage-domain-list}. */
@Service
@Command(scope = "vireo", name = "storage-domain-list", description = "Lists storage domains")
public class StorageDomainList implements Action {
    @Reference
    Inventory inventory;

    @Reference
    Session session;

    @Override
    public Object execute() {
        var table = new ShellTable().emptyTableText("There are no storage domains.");
        for (var title : new String[] {"Name", "Type", "Role", "Status", "Free", "Total", "Detail", "Id"}) {
            table.column(title);
        }
        for (var domain : inventory.list(StorageDomain.class, Where.all().orderBy("name"))) {
            table.addRow()
                    .addContent(
                            domain.name(),
                            domain.type(),
                            domain.role().text(),
                            domain.status().text(),
                            gibibytes(domain.available()),
                            gibibytes(domain.total()),
                            domain.statusDetail(),
                            domain.id());
        }
        table.print(session.getConsole());
        return null;
    }

    private static String gibibytes(ByteSize size) {
        return size.bytes() / (1L << 30) + " GiB";
    }
}
