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
import org.vireo.engine.api.report.UpdateReportSchedule;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportSchedule;
import org.vireo.model.ErrorKind;

/** Changes schedules, which also begins those again that stopped. An administrator may end one of others, but not have it run for its owner. */
@Component(service = CommandHandler.class)
public final class UpdateReportScheduleHandler implements CommandHandler<UpdateReportSchedule> {
    private final Inventory inventory;
    private final Schedules schedules;

    @Activate
    public UpdateReportScheduleHandler(@Reference Inventory inventory, @Reference Schedules schedules) {
        this.inventory = inventory;
        this.schedules = schedules;
    }

    @Override
    public Class<UpdateReportSchedule> command() {
        return UpdateReportSchedule.class;
    }

    @Override
    public Permit permit(UpdateReportSchedule command) {
        return RunReportHandler.ANYBODY;
    }

    @Override
    public Set<LockKey> locks(UpdateReportSchedule command) {
        return Set.of(LockKey.exclusive(Schedules.KIND, command.id()));
    }

    @Override
    public Check check(UpdateReportSchedule command, Caller caller) {
        var owned = schedules.owned(command.id(), caller);
        if (owned instanceof Check.Refused) {
            return owned;
        }
        return inventory.get(ReportSchedule.class, command.id()).ownerId().equals(caller.user())
                ? schedules.check(command.id(), command.content(), caller)
                : Check.refused(
                        ErrorKind.REFUSED,
                        "Cannot schedule report. It would run with the rights of its owner: only the owner can change it.");
    }

    @Override
    public String describe(UpdateReportSchedule command) {
        return "Changing the schedule " + command.content().name();
    }

    @Override
    public void begin(UpdateReportSchedule command, Caller caller) {
        schedules.set(inventory.getForUpdate(ReportSchedule.class, command.id()), command.content());
    }
}
