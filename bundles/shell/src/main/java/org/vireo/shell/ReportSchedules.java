package org.vireo.shell;

import java.time.Instant;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Sight;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportSchedule;
import org.vireo.inventory.Where;

/** {@code vireo:report-schedule-list}. */
@Service
@Command(
        scope = "vireo",
        name = "report-schedule-list",
        description = "Lists schedules of reports: all for administrators, for others their own")
public final class ReportSchedules implements Action {
    @Reference
    Inventory inventory;

    @Reference
    Authorizer authorizer;

    @Reference
    Session session;

    @Override
    public Object execute() {
        var caller = new ShellCallers(inventory).of(session);
        var whose = authorizer.sight(caller) instanceof Sight.Everything
                ? Where.all()
                : Where.equal("ownerId", caller.user().value());
        var table = new ShellTable().emptyTableText("There are no schedules.");
        for (var title : new String[] {"Name", "Owner", "Next", "Last", "Detail", "Id"}) {
            table.column(title);
        }
        for (var schedule : inventory.list(ReportSchedule.class, whose.orderBy("name"))) {
            var owner = inventory
                    .find(Account.class, schedule.ownerId())
                    .map(account -> account.name() + "@" + account.profile())
                    .orElse(schedule.ownerId().toString());
            table.addRow()
                    .addContent(
                            schedule.name(),
                            owner,
                            schedule.enabled() ? text(schedule.due()) : "off",
                            text(schedule.lastDue()),
                            schedule.detail(),
                            schedule.id());
        }
        table.print(session.getConsole());
        return null;
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("none");
    }
}
