package org.vireo.reporting;

import java.io.IOException;
import java.sql.Statement;
import java.time.Duration;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.report.RunReport;
import org.vireo.model.VireoException;

/**
 * Makes a report into a file and puts that on the shelf. Repeatable: what was there is replaced.
 *
 * @param reports that makes it
 * @param shelf where it is kept
 * @param command what is wanted
 */
record MakeReport(Reports reports, Shelf shelf, RunReport command) implements Step {
    static final String SIZE = "size";
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "make";
    }

    @Override
    public String describe() {
        return "Making the report";
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run(StepContext context) {
        var ending = new Ending(() -> shelf.ending(command.id()), LOOK);
        try (ending) {
            context.put(SIZE, Long.toString(make(context, ending)));
        } catch (IOException | RuntimeException e) {
            throw ending.ended() ? cancelled() : told(e);
        }
    }

    private long make(StepContext context, Ending ending) throws IOException {
        if (shelf.ending(command.id())) {
            throw cancelled();
        }
        var out = shelf.put(command.id());
        try (out) {
            reports.write(
                    command.report(),
                    RunReportHandler.wishes(command),
                    command.form(),
                    context.caller(),
                    new Heard(context, ending),
                    out);
        }
        return out.size();
    }

    private RuntimeException told(Exception failure) {
        return failure instanceof RuntimeException unchecked
                ? unchecked
                : new VireoException(
                        ReportingError.NOT_WRITTEN,
                        "The report '" + command.report() + "' cannot be written: " + failure.getMessage(),
                        failure);
    }

    private static VireoException cancelled() {
        return new VireoException(ReportingError.CANCELLED, "Somebody ended the making of the report.");
    }

    @Override
    public void undo(StepContext context) {
        shelf.clear(command.id());
    }

    /** Passes on how far it is, and what is to be ended with it. */
    private record Heard(StepContext context, Ending ending) implements Progress {
        @Override
        public void reached(int percent) {
            if (ending.ended()) {
                throw cancelled();
            }
            context.call().progress(percent);
        }

        @Override
        public void asks(Statement query) {
            ending.asks(query);
        }
    }
}
