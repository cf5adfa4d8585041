package org.vireo.shell;

import java.time.Instant;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.vireo.engine.api.history.HistoryStatus;

/** {@code vireo:history-status}. */
@Service
@Command(scope = "vireo", name = "history-status", description = "Tells how far the history of everything is")
public final class HistoryShow implements Action {
    /** Missing when it is not installed; a demand for it would keep all commands away. */
    @Reference(optional = true)
    HistoryStatus history;

    @Reference
    Session session;

    @Override
    public Object execute() {
        if (history == null) {
            session.getConsole()
                    .println("The history is not installed, or does not work: see the feature vireo-history.");
            return null;
        }
        var standing = history.standing();
        var table = new ShellTable().noHeaders();
        table.column("What");
        table.column("Value");
        table.addRow().addContent("state", standing.problem().orElse("working"));
        table.addRow().addContent("database", standing.dsn());
        table.addRow().addContent("retention", standing.preset());
        table.addRow().addContent("last samples", text(standing.lastRound()));
        table.addRow().addContent("last hour rolled up", text(standing.lastHour()));
        table.addRow().addContent("last day rolled up", text(standing.lastDay()));
        table.addRow().addContent("hours and days to roll up", standing.due());
        table.addRow().addContent("rounds waiting to be loaded", standing.waiting());
        table.addRow().addContent("rounds given up", standing.dropped());
        standing.gaps().forEach(gap -> table.addRow().addContent("gap", gap.from() + " to " + gap.until()));
        table.print(session.getConsole());
        return null;
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("none yet");
    }
}
