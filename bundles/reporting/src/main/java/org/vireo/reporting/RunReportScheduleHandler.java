package org.vireo.reporting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.report.RunReportSchedule;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportSchedule;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;

/** Makes and sends the reports of schedules. That one begins and that the next time is due are one transaction. */
@Component(service = CommandHandler.class, configurationPid = "vireo.reporting")
@Designate(ocd = ReportingConfig.class)
public final class RunReportScheduleHandler implements CommandHandler<RunReportSchedule> {
    static final int FAILED = 9761;
    static final int NOT_SENT = 9762;
    static final int MISSED = 9763;

    private final Inventory inventory;
    private final Reports reports;
    private final Schedules schedules;
    private final Shelf shelf;
    private final Post post;
    private final Events events;
    private final Sender sender;
    private final Runs runs;
    private final Clock clock = Clock.systemUTC();

    /** Reads settings. */
    @Activate
    public RunReportScheduleHandler(
            @Reference Inventory inventory,
            @Reference Reports reports,
            @Reference Schedules schedules,
            @Reference Shelf shelf,
            @Reference Post post,
            @Reference Events events,
            ReportingConfig config) {
        this.inventory = inventory;
        this.reports = reports;
        this.schedules = schedules;
        this.shelf = shelf;
        this.post = post;
        this.events = events;
        sender = Sender.of(config);
        runs = new Runs(inventory, reports, clock);
    }

    @Override
    public Class<RunReportSchedule> command() {
        return RunReportSchedule.class;
    }

    @Override
    public Permit permit(RunReportSchedule command) {
        return RunReportHandler.ANYBODY;
    }

    @Override
    public Set<LockKey> locks(RunReportSchedule command) {
        return Set.of(LockKey.exclusive(RunReportHandler.KIND, command.id()));
    }

    @Override
    public Check check(RunReportSchedule command, Caller caller) {
        return due(command, inventory.find(ReportSchedule.class, command.schedule()))
                ? schedules.run(command.content(), caller)
                : Check.refused(ErrorKind.CONFLICT, "The schedule is not due for " + command.due() + " any more.");
    }

    private static boolean due(RunReportSchedule command, Optional<ReportSchedule> schedule) {
        return schedule.filter(ReportSchedule::enabled)
                .flatMap(ReportSchedule::due)
                .filter(command.due()::equals)
                .isPresent();
    }

    @Override
    public String describe(RunReportSchedule command) {
        return "Making the report " + command.content().report() + " of the schedule "
                + command.content().name();
    }

    /** With the row locked, as another engine may have been faster since the check. */
    @Override
    public void begin(RunReportSchedule command, Caller caller) {
        var schedule = inventory.getForUpdate(ReportSchedule.class, command.schedule());
        if (!due(command, Optional.of(schedule))) {
            throw new VireoException(
                    ReportingError.NOT_DUE, "The schedule is not due for " + command.due() + " any more.");
        }
        tellOfMissed(command, caller);
        schedule.setLastDue(Optional.of(command.due()));
        schedule.setLastRunId(Optional.of(command.id()));
        schedule.setDetail("");
        schedule.setDue(schedules.next(command.content(), clock.instant()));
        runs.begin(command.run(), caller.user(), Optional.of(command.schedule()));
    }

    /** However many there were while no engine ran, one is made. */
    private void tellOfMissed(RunReportSchedule command, Caller caller) {
        Optional<Instant> later = schedules.next(command.content(), command.due());
        if (later.isPresent() && !later.get().isAfter(clock.instant())) {
            var late = Duration.between(command.due(), clock.instant());
            events.record(Event.warning(
                    MISSED,
                    caller,
                    "The report schedule '" + command.content().name() + "' was due at " + command.due()
                            + " and at later times while the engine did not run it. It is made once, "
                            + late.toMinutes() + " minutes late."));
        }
    }

    @Override
    public List<Step> plan(RunReportSchedule command) {
        return List.of(
                new MakeReport(reports, shelf, command.run()), new SendReport(reports, shelf, post, sender, command));
    }

    @Override
    public void complete(RunReportSchedule command, StepContext context) {
        var unsent = new ArrayList<String>();
        for (int i = 0; i < command.content().recipients().size(); i++) {
            var why = context.get(SendReport.SENT + i).orElse("");
            if (!why.isEmpty()) {
                unsent.add(command.content().recipients().get(i) + ": " + why);
            }
        }
        var run = runs.done(command.id(), context);
        if (!unsent.isEmpty()) {
            run.setDetail("Not sent to " + String.join("; ", unsent));
            tell(command, context, NOT_SENT, "was made, but not sent to " + String.join("; ", unsent));
        }
    }

    @Override
    public void abandon(RunReportSchedule command, StepContext context, String why) {
        var run = runs.failed(command.id(), why);
        if (!run.ending()) {
            tell(command, context, FAILED, "failed: " + why);
        }
    }

    private void tell(RunReportSchedule command, StepContext context, int code, String what) {
        inventory.find(ReportSchedule.class, command.schedule()).ifPresent(schedule -> schedule.setDetail(what));
        events.record(Event.error(
                code,
                context.caller(),
                "The report '" + command.content().report() + "' of the schedule '"
                        + command.content().name() + "' " + what));
    }
}
