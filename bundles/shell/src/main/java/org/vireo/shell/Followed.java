package org.vireo.shell;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Submission;
import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Waits for the end of a job that the console asked for. */
record Followed(PrintStream out, Duration patience) {
    /**
     * Blocks for at most the patience and says how the job ended, or that it goes on.
     *
     * @param what was asked, such as {@code start vm1}
     */
    void follow(String what, Submission submission) throws InterruptedException {
        try {
            var outcome = submission.outcome().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (outcome instanceof JobOutcome.Failed failed) {
                throw new VireoException(
                        new JobFailed(failed.kind()),
                        "Could not " + what + ": " + failed.why() + " (job " + submission.job() + ")");
            }
            out.println(what + ": done.");
        } catch (TimeoutException goesOn) {
            out.println(what + ": job " + submission.job() + " goes on after " + patience.toSeconds()
                    + " s; see vireo:jobs.");
        } catch (ExecutionException defect) {
            throw new VireoException(ModelError.DEFECT, "Could not follow job " + submission.job(), defect.getCause());
        }
    }

    private record JobFailed(ErrorKind kind) implements ErrorCode {
        @Override
        public String name() {
            return "JOB_FAILED";
        }
    }
}
