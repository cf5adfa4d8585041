package org.vireo.reporting;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.report.CancelReportRun;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportRun;

/** Notes that a run is to end, which the run sees between its parts. Takes no lock: the run holds it. */
@Component(service = CommandHandler.class)
public final class CancelReportRunHandler implements CommandHandler<CancelReportRun> {
    private final Inventory inventory;

    @Activate
    public CancelReportRunHandler(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Class<CancelReportRun> command() {
        return CancelReportRun.class;
    }

    @Override
    public Permit permit(CancelReportRun command) {
        return RunReportHandler.ANYBODY;
    }

    @Override
    public Set<LockKey> locks(CancelReportRun command) {
        return Set.of();
    }

    @Override
    public Check check(CancelReportRun command, Caller caller) {
        return Owned.check(inventory, command.id(), caller);
    }

    @Override
    public String describe(CancelReportRun command) {
        return "Ending the report " + command.id();
    }

    @Override
    public void begin(CancelReportRun command, Caller caller) {
        inventory.getForUpdate(ReportRun.class, command.id()).setEnding(true);
    }
}
