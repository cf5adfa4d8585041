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
import org.vireo.engine.api.report.RemoveReportSchedule;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportSchedule;

/** Ends schedules. */
@Component(service = CommandHandler.class)
public final class RemoveReportScheduleHandler implements CommandHandler<RemoveReportSchedule> {
    private final Inventory inventory;
    private final Schedules schedules;

    @Activate
    public RemoveReportScheduleHandler(@Reference Inventory inventory, @Reference Schedules schedules) {
        this.inventory = inventory;
        this.schedules = schedules;
    }

    @Override
    public Class<RemoveReportSchedule> command() {
        return RemoveReportSchedule.class;
    }

    @Override
    public Permit permit(RemoveReportSchedule command) {
        return RunReportHandler.ANYBODY;
    }

    @Override
    public Set<LockKey> locks(RemoveReportSchedule command) {
        return Set.of(LockKey.exclusive(Schedules.KIND, command.id()));
    }

    @Override
    public Check check(RemoveReportSchedule command, Caller caller) {
        return schedules.owned(command.id(), caller);
    }

    @Override
    public String describe(RemoveReportSchedule command) {
        return "Ending the schedule " + command.id();
    }

    @Override
    public void begin(RemoveReportSchedule command, Caller caller) {
        inventory.remove(inventory.get(ReportSchedule.class, command.id()));
    }
}
