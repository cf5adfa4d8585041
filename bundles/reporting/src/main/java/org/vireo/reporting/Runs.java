package org.vireo.reporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.report.RunReport;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportRun;
import org.vireo.inventory.Where;
import org.vireo.model.ModelError;
import org.vireo.model.ReportRunId;
import org.vireo.model.ReportScheduleId;
import org.vireo.model.UserId;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** What is kept of runs, for the handlers that make them; to be called in transactions. Thread-safe. */
final class Runs {
    /** So many are made at a time for everybody together, of schedules or not. */
    static final int MOST = 8;

    private static final String RUNNING = "running";
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Inventory inventory;
    private final Reports reports;
    private final Clock clock;
    private final ObjectMapper json = ModelJson.newMapper();

    Runs(Inventory inventory, Reports reports, Clock clock) {
        this.inventory = inventory;
        this.reports = reports;
        this.clock = clock;
    }

    /** How many are being made now: each takes one of the threads of all jobs. What was left behind by a defect does not count for ever. */
    static long running(Inventory inventory, Where whose, Instant now) {
        return inventory.count(
                ReportRun.class,
                whose.andEqual("state", RUNNING).and("begun", Where.Comparison.GREATER, now.minus(LONGEST)));
    }

    /** One begins. */
    void begin(RunReport command, UserId owner, Optional<ReportScheduleId> schedule) {
        var run = new ReportRun(command.id());
        var now = clock.instant();
        run.setReport(command.report());
        run.setTitle(
                reports.title(command.report(), RunReportHandler.wishes(command).locale()));
        run.setForm(command.form());
        run.setMediaType(reports.mediaType(command.form()));
        run.setWishes(write(command));
        run.setOwnerId(owner);
        run.setScheduleId(schedule);
        run.setState(RUNNING);
        run.setBegun(now);
        run.setExpires(now.plus(Duration.ofDays(command.keepDays())));
        inventory.add(run);
    }

    /** One was made; returns it. */
    ReportRun done(ReportRunId id, StepContext context) {
        var run = inventory.get(ReportRun.class, id);
        run.setSize(context.get(MakeReport.SIZE).map(Long::parseLong).orElse(0L));
        run.setState("done");
        return run;
    }

    /** One was not made; returns it. */
    ReportRun failed(ReportRunId id, String why) {
        var run = inventory.get(ReportRun.class, id);
        run.setState(run.ending() ? "cancelled" : "failed");
        run.setDetail(why);
        return run;
    }

    private String write(RunReport command) {
        try {
            return json.writeValueAsString(command.wishes());
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "wishes for a report cannot be written", e);
        }
    }
}
