package org.vireo.shell;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.engine.api.report.ReportDesk;

/** {@code vireo:report-list}. */
@Service
@Command(
        scope = "vireo",
        name = "report-list",
        description = "Lists the reports that can be run, and what can be asked of each")
public final class ReportList implements Action {
    @Option(name = "--language", description = "Language of the words, such as de")
    String language = "en";

    /** Missing when reports are not installed; a demand for it would keep all commands away. */
    @Reference(optional = true)
    ReportDesk desk;

    @Reference
    Session session;

    @Override
    public Object execute() {
        if (desk == null) {
            session.getConsole().println("Reports are not installed: see the feature vireo-reporting.");
            return null;
        }
        var table = new ShellTable().emptyTableText("There are no reports.");
        for (var title : new String[] {"Group", "Id", "Title", "Wishes"}) {
            table.column(title);
        }
        for (var report : desk.reports(Locale.forLanguageTag(language))) {
            var wishes = report.wishes().stream()
                    .map(wish -> wish.key() + (wish.needed() ? " (needed)" : ""))
                    .collect(Collectors.joining(", "));
            table.addRow().addContent(report.group(), report.id(), report.title(), wishes);
        }
        table.print(session.getConsole());
        session.getConsole().println("Forms: " + String.join(", ", desk.forms()));
        return null;
    }
}
