package org.vireo.shell;

import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.inventory.Host;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.JobStatus;
import org.vireo.model.WireText;

/** {@code vireo:status}. */
@Service
@Command(scope = "vireo", name = "status", description = "Counts what the engine manages, by status")
public final class Status implements Action {
    @Reference
    Inventory inventory;

    @Reference
    Session session;

    @Override
    public Object execute() {
        var table = new ShellTable();
        table.column("Kind");
        table.column("Total");
        table.column("By status");
        count(table, "hosts", Host.class, Host::status);
        count(table, "virtual machines", Vm.class, Vm::status);
        count(table, "storage domains", StorageDomain.class, StorageDomain::status);
        var running = inventory.count(Job.class, Where.equal("status", JobStatus.STARTED));
        table.addRow().addContent("jobs that run", running, "");
        table.print(session.getConsole());
        return null;
    }

    private <T> void count(ShellTable table, String kind, Class<T> type, Function<T, WireText> status) {
        var all = inventory.list(type, Where.all());
        var byStatus = all.stream()
                .collect(Collectors.groupingBy(o -> status.apply(o).text(), TreeMap::new, Collectors.counting()));
        var text = byStatus.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        table.addRow().addContent(kind, all.size(), text);
    }
}
