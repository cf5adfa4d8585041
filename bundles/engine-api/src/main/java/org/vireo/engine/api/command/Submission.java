package org.vireo.engine.api.command;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.vireo.model.JobId;

/**
 * A command that was taken on.
 *
 * @param job that carries it out
 * @param outcome completes when the job has ended, never exceptionally
 */
public record Submission(JobId job, CompletionStage<JobOutcome> outcome) {
    /** Refuses missing values. */
    public Submission {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(outcome, "outcome");
    }
}
