package org.vireo.shell;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.report.RunReport;
import org.vireo.inventory.Inventory;
import org.vireo.model.ErrorKind;
import org.vireo.model.ReportRunId;

/** {@code vireo:report-run}. */
@Service
@Command(scope = "vireo", name = "report-run", description = "Makes a report of what the user of the console may see")
public final class ReportStart implements Action {
    @Argument(name = "report", description = "Id of the report, as vireo:report-list shows it", required = true)
    String report;

    @Option(name = "--form", description = "Form, such as pdf, xlsx, html or csv")
    String form = "pdf";

    @Option(
            name = "--wish",
            description = "What is asked, such as period=last-7-days; can be given several times",
            multiValued = true)
    List<String> wishes = List.of();

    @Option(name = "--language", description = "Language of the words, such as de")
    String language = "en";

    @Option(name = "--timezone", description = "Time zone, such as Europe/Berlin")
    String timezone = "UTC";

    @Option(name = "--keep-days", description = "For how many days it is kept")
    int days = 30;

    @Option(name = "--wait", description = "Seconds to wait for the end of the job; 0 returns at once")
    int wait = 120;

    @Reference
    Inventory inventory;

    @Reference
    Commands commands;

    @Reference
    Session session;

    @Override
    public Object execute() throws InterruptedException {
        var id = ReportRunId.random();
        var submission = commands.submit(
                new RunReport(id, report, form, asked(), language, timezone, days),
                new ShellCallers(inventory).of(session));
        new Followed(session.getConsole(), Duration.ofSeconds(Math.max(0, wait)))
                .follow("report " + report, submission);
        session.getConsole().println("It can be had at /vireo/api/reports/runs/" + id + "/content");
        return null;
    }

    private Map<String, String> asked() {
        var asked = new HashMap<String, String>();
        for (var wish : wishes) {
            int sign = wish.indexOf('=');
            if (sign < 1) {
                throw new CommandRefused(
                        ErrorKind.INVALID, List.of("A wish is one such as period=last-7-days, not '" + wish + "'."));
            }
            asked.put(wish.substring(0, sign), wish.substring(sign + 1));
        }
        return asked;
    }
}
