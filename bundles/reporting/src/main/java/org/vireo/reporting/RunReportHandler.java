package org.vireo.reporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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
import org.vireo.inventory.ReportRun;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** Makes reports as jobs. */
@Component(service = CommandHandler.class)
public final class RunReportHandler implements CommandHandler<RunReport> {
    static final String KIND = "report_run";
    /** What everybody who may log in has: whoever sees nothing is told of nothing. */
    static final Permit ANYBODY = Permit.system("edit_profile");

    private static final int LONGEST_DAYS = 3660;

    private final Inventory inventory;
    private final Reports reports;
    private final Shelf shelf;
    private final Clock clock = Clock.systemUTC();
    private final ObjectMapper json = ModelJson.newMapper();

    @Activate
    public RunReportHandler(@Reference Inventory inventory, @Reference Reports reports, @Reference Shelf shelf) {
        this.inventory = inventory;
        this.reports = reports;
        this.shelf = shelf;
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
        try {
            reports.check(command.report(), wishes(command), command.form(), caller);
            return Check.FINE;
        } catch (VireoException e) {
            return Check.refused(e.code().kind(), "Cannot run report. " + e.getMessage());
        }
    }

    /** What is wanted, read. */
    static Wishes wishes(RunReport command) {
        try {
            return new Wishes(command.wishes(), Locale.forLanguageTag(command.language()), ZoneId.of(command.zone()));
        } catch (DateTimeException e) {
            throw new VireoException(
                    ReportingError.PARAMETER_INVALID,
                    "'" + command.zone() + "' is no time zone such as Europe/Berlin.",
                    e);
        }
    }

    @Override
    public String describe(RunReport command) {
        return "Making the report " + command.report();
    }

    @Override
    public void begin(RunReport command, Caller caller) {
        var run = new ReportRun(command.id());
        var now = clock.instant();
        run.setReport(command.report());
        run.setTitle(reports.title(command.report(), wishes(command).locale()));
        run.setForm(command.form());
        run.setMediaType(reports.mediaType(command.form()));
        run.setWishes(write(command));
        run.setOwnerId(caller.user());
        run.setState("running");
        run.setBegun(now);
        run.setExpires(now.plus(Duration.ofDays(command.keepDays())));
        inventory.add(run);
    }

    @Override
    public List<Step> plan(RunReport command) {
        return List.of(new MakeReport(reports, shelf, command));
    }

    @Override
    public void complete(RunReport command, StepContext context) {
        var run = inventory.get(ReportRun.class, command.id());
        run.setSize(context.get(MakeReport.SIZE).map(Long::parseLong).orElse(0L));
        run.setState("done");
    }

    @Override
    public void abandon(RunReport command, StepContext context, String why) {
        var run = inventory.get(ReportRun.class, command.id());
        run.setState(run.ending() ? "cancelled" : "failed");
        run.setDetail(why);
    }

    private String write(RunReport command) {
        try {
            return json.writeValueAsString(command.wishes());
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "wishes for a report cannot be written", e);
        }
    }
}
