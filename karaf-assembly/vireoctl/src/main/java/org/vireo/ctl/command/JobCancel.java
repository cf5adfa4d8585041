package org.vireo.ctl.command;

import java.util.Map;
import org.vireo.ctl.http.Request;
import picocli.CommandLine.Model.CommandSpec;

/** Ends a job of the engine before its time, for which oVirt's API has no words. */
final class JobCancel {
    private static final String BASE = "/vireo/api/jobs/";

    private JobCancel() {}

    static CommandSpec spec() {
        var spec = Specs.leaf("cancel", "End one before its next step; what it did is taken back.", JobCancel::cancel);
        Specs.word(spec, 0, "JOB", "Its id.");
        Specs.connection(spec);
        Specs.waiting(spec);
        return spec;
    }

    private static void cancel(Given given) {
        var job = given.words().get(0);
        var request = Request.of("POST", BASE + Request.step(job) + "/cancel", Map.of());
        Change.send(given, request, given.command() + " " + job)
                .ifPresent(answer -> given.terminal().note(given.command() + " " + job + ": accepted"));
    }
}
