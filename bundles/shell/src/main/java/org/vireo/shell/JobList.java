package org.vireo.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.inventory.Where;

/** {@code vireo:job-list}. */
@Service
@Command(scope = "vireo", name = "job-list", description = "Lists jobs, the latest last")
public class JobList implements Action {
    @Option(name = "--count", description = "How many at most")
    int count = 20;

    @Reference
    Inventory inventory;

    @Reference
    Session session;

    @Override
    public Object execute() {
        var table = new ShellTable().emptyTableText("There are no jobs.");
        for (var title : new String[] {"Started", "Status", "Description", "Failure", "Correlation", "Id"}) {
            table.column(title);
        }
        var jobs = inventory.list(Job.class, Where.all().order("started", true).limit(Math.max(1, count)));
        for (var i = jobs.size() - 1; i >= 0; i--) {
            var job = jobs.get(i);
            table.addRow()
                    .addContent(
                            job.started(),
                            job.status().text(),
                            job.description(),
                            job.failure(),
                            job.correlationId(),
                            job.id());
        }
        table.print(session.getConsole());
        return null;
    }
}
