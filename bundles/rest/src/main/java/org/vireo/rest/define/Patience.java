package org.vireo.rest.define;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Submission;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/**
 * How long a request waits for its job.
 *
 * @param change for additions, changes and removals
 * @param asked when the client asked to wait
 */
public record Patience(Duration change, Duration asked) {
    /** Blocks until the job has ended; empty when it had not within the time. */
    Optional<JobOutcome> await(Submission submission, Duration limit) {
        CompletableFuture<JobOutcome> outcome = submission.outcome().toCompletableFuture();
        try {
            return Optional.of(outcome.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new VireoException(ModelError.DEFECT, "job " + submission.job() + " has no outcome", e);
        }
    }
}
