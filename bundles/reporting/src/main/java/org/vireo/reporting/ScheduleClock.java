package org.vireo.reporting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Logins;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.report.RunReportSchedule;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportSchedule;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.ErrorKind;
import org.vireo.model.ReportRunId;
import org.vireo.model.ReportScheduleId;
import org.vireo.model.VireoException;

/** Looks every few seconds which schedules are due, and has them run as their owners. Works on a thread of its own. */
@Component(service = ScheduleClock.class, immediate = true)
public final class ScheduleClock {
    static final int STOPPED = 9760;

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleClock.class);
    private static final int EVERY_SECONDS = 10;
    /** Fewer than all that are made at a time: a mail server that does not answer holds up reports that are due, and nothing else. */
    private static final int MOST = 4;
    /** Plugins come a while after the engine: so long a report that cannot be made is tried again. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Commands commands;
    private final Logins logins;
    private final Schedules schedules;
    private final Events events;
    private final Instant started;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vireo-report-schedules"));

    /** Starts the thread. */
    @Activate
    public ScheduleClock(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Commands commands,
            @Reference Logins logins,
            @Reference Schedules schedules,
            @Reference Events events) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.commands = commands;
        this.logins = logins;
        this.schedules = schedules;
        this.events = events;
        started = Clock.systemUTC().instant();
        var unused = timer.scheduleWithFixedDelay(this::round, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends the thread. */
    @Deactivate
    public void stop() {
        timer.shutdownNow();
    }

    private void round() {
        try {
            run(Clock.systemUTC().instant());
        } catch (RuntimeException e) {
            LOG.warn("Schedules of reports cannot be looked at now, trying again in {} s", EVERY_SECONDS, e);
        }
    }

    /** Has those run that are due at a moment, a few at a time: the others stay due. */
    void run(Instant now) {
        long free = MOST - transactions.read(() -> Runs.running(inventory, Where.all(), now));
        if (free <= 0) {
            return;
        }
        var due = Where.equal("enabled", true)
                .and("due", Where.Comparison.LESS, now.plusMillis(1))
                .orderBy("due")
                .limit((int) free);
        transactions.read(() -> inventory.list(ReportSchedule.class, due)).forEach(schedule -> {
            try {
                run(schedule, now);
            } catch (RuntimeException e) {
                LOG.warn("The schedule {} of reports cannot be run now", schedule.id(), e);
            }
        });
    }

    private void run(ReportSchedule schedule, Instant now) {
        var owner = logins.user(schedule.ownerId());
        if (owner.isEmpty()) {
            stop(schedule.id(), "its owner can log in no longer");
            return;
        }
        var run = ReportRunId.random();
        var due = schedule.due().orElseThrow();
        var command = new RunReportSchedule(run, schedule.id(), due, schedules.read(schedule));
        try {
            commands.submit(command, owner.get().caller("schedule-" + run));
        } catch (VireoException e) {
            refused(command, e, now);
        }
    }

    private void refused(RunReportSchedule command, VireoException why, Instant now) {
        var kind = why.code().kind();
        if (kind == ErrorKind.CONFLICT) {
            LOG.debug("The schedule {} of reports was run by another engine or changed", command.schedule(), why);
        } else if (kind == ErrorKind.REFUSED) {
            stop(command.schedule(), why.getMessage());
        } else if (now.isAfter(later(started, command.due()).plus(GRACE))) {
            skip(command, why.getMessage(), now);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** For good, until its owner begins it again. */
    private void stop(ReportScheduleId id, String why) {
        transactions.run(() -> {
            var schedule = inventory.getForUpdate(ReportSchedule.class, id);
            schedule.setEnabled(false);
            schedule.setDue(Optional.empty());
            schedule.setDetail("stopped: " + why);
            events.record(Event.error(
                    STOPPED,
                    Caller.engine("schedule-" + id),
                    "The report schedule '" + schedule.name() + "' was stopped: " + why));
        });
    }

    private void skip(RunReportSchedule command, String why, Instant now) {
        transactions.run(() -> {
            var schedule = inventory.getForUpdate(ReportSchedule.class, command.schedule());
            if (schedule.due().filter(command.due()::equals).isPresent()) {
                schedule.setDue(schedules.next(command.content(), now));
                schedule.setDetail("not made for " + command.due() + ": " + why);
                events.record(Event.error(
                        RunReportScheduleHandler.FAILED,
                        Caller.engine("schedule-" + command.id()),
                        "The report of the schedule '" + schedule.name() + "' was not made for " + command.due() + ": "
                                + why));
            }
        });
    }
}
