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
import org.vireo.engine.api.report.AddReportSchedule;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportSchedule;

/** Begins schedules. */
@Component(service = CommandHandler.class)
public final class AddReportScheduleHandler implements CommandHandler<AddReportSchedule> {
    private final Inventory inventory;
    private final Schedules schedules;

    @Activate
    public AddReportScheduleHandler(@Reference Inventory inventory, @Reference Schedules schedules) {
        this.inventory = inventory;
        this.schedules = schedules;
    }

    @Override
    public Class<AddReportSchedule> command() {
        return AddReportSchedule.class;
    }

    @Override
    public Permit permit(AddReportSchedule command) {
        return RunReportHandler.ANYBODY;
    }

    @Override
    public Set<LockKey> locks(AddReportSchedule command) {
        return Set.of(LockKey.exclusive(Schedules.KIND, command.id()));
    }

    @Override
    public Check check(AddReportSchedule command, Caller caller) {
        return schedules.check(command.id(), command.content(), caller);
    }

    @Override
    public String describe(AddReportSchedule command) {
        return "Scheduling the report " + command.content().name();
    }

    @Override
    public void begin(AddReportSchedule command, Caller caller) {
        var schedule = new ReportSchedule(command.id());
        schedule.setOwnerId(caller.user());
        schedules.set(schedule, command.content());
        inventory.add(schedule);
    }
}
