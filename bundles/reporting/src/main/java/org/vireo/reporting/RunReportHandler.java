package org.vireo.reporting;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.report.RunReport;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;

/** Makes reports as jobs. */
@Component(service = CommandHandler.class)
public final class RunReportHandler implements CommandHandler<RunReport> {
    static final String KIND = "report_run";
    /** What everybody who may log in has: whoever sees nothing is told of nothing. */
    static final Permit ANYBODY = Permit.system("edit_profile");

    static final int LONGEST_DAYS = 3660;
    private static final int MOST_OF_ONE = 4;

    private final Inventory inventory;
    private final Reports reports;
    private final Shelf shelf;
    private final Runs runs;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public RunReportHandler(@Reference Inventory inventory, @Reference Reports reports, @Reference Shelf shelf) {
        this.inventory = inventory;
        this.reports = reports;
        this.shelf = shelf;
        runs = new Runs(inventory, reports, clock);
    }

    @Override
    public Class<RunReport> command() {
        return RunReport.class;
    }

    @Override
    public Permit permit(RunReport command) {
        return ANYBODY;
    }

    @Override
    public Set<LockKey> locks(RunReport command) {
        return Set.of(LockKey.exclusive(KIND, command.id()));
    }

    @Override
    public Check check(RunReport command, Caller caller) {
        if (command.keepDays() < 1 || command.keepDays() > LONGEST_DAYS) {
            return Check.invalid("Cannot run report. It can be kept for 1 to " + LONGEST_DAYS + " days.");
        }
        if (crowded(caller)) {
            return Check.refused(
                    ErrorKind.EXHAUSTED,
                    "Cannot run report. " + MOST_OF_ONE + " of one user and " + Runs.MOST
                            + " in all are made at a time: wait until one is ready.");
        }
        try {
            reports.check(command.report(), wishes(command), command.form(), caller);
            return Check.FINE;
        } catch (VireoException e) {
            return Check.refused(e.code().kind(), "Cannot run report. " + e.getMessage());
        }
    }

    private boolean crowded(Caller caller) {
        var now = clock.instant();
        return Runs.running(inventory, Where.all(), now) >= Runs.MOST
                || Runs.running(inventory, Where.equal("ownerId", caller.user().value()), now) >= MOST_OF_ONE;
    }

    /** What is wanted, read. */
    static Wishes wishes(RunReport command) {
        return wishes(command.wishes(), command.language(), command.zone());
    }

    static Wishes wishes(Map<String, String> wishes, String language, String zone) {
        try {
            return new Wishes(wishes, Locale.forLanguageTag(language), ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new VireoException(
                    ReportingError.PARAMETER_INVALID, "'" + zone + "' is no time zone such as Europe/Berlin.", e);
        }
    }

    @Override
    public String describe(RunReport command) {
        return "Making the report " + command.report();
    }

    @Override
    public void begin(RunReport command, Caller caller) {
        runs.begin(command, caller.user(), Optional.empty());
    }

    @Override
    public List<Step> plan(RunReport command) {
        return List.of(new MakeReport(reports, shelf, command));
    }

    @Override
    public void complete(RunReport command, StepContext context) {
        runs.done(command.id(), context);
    }

    @Override
    public void abandon(RunReport command, StepContext context, String why) {
        runs.failed(command.id(), why);
    }
}
