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
import org.vireo.engine.api.report.RemoveReportRun;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportRun;

/** Forgets a run that has ended, with its bytes. */
@Component(service = CommandHandler.class)
public final class RemoveReportRunHandler implements CommandHandler<RemoveReportRun> {
    private final Inventory inventory;

    @Activate
    public RemoveReportRunHandler(@Reference Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public Class<RemoveReportRun> command() {
        return RemoveReportRun.class;
    }

    @Override
    public Permit permit(RemoveReportRun command) {
        return RunReportHandler.ANYBODY;
    }

    @Override
    public Set<LockKey> locks(RemoveReportRun command) {
        return Set.of(LockKey.exclusive(RunReportHandler.KIND, command.id()));
    }

    @Override
    public Check check(RemoveReportRun command, Caller caller) {
        return Owned.check(inventory, command.id(), caller);
    }

    @Override
    public String describe(RemoveReportRun command) {
        return "Removing the report " + command.id();
    }

    @Override
    public void begin(RemoveReportRun command, Caller caller) {
        inventory.remove(inventory.get(ReportRun.class, command.id()));
    }
}
