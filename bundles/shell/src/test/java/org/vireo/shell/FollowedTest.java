package org.vireo.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Submission;
import org.vireo.model.ErrorKind;
import org.vireo.model.JobId;
import org.vireo.model.VireoException;

class FollowedTest {
    private final JobId job = JobId.random();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void saysThatAJobIsDone() throws Exception {
        follow(CompletableFuture.completedFuture(new JobOutcome.Finished()));

        assertThat(text()).contains("start vm1: done.");
    }

    @Test
    void saysThatAJobGoesOnWhenPatienceEnds() throws Exception {
        follow(new CompletableFuture<>());

        assertThat(text()).contains("goes on").contains(job.toString());
    }

    @Test
    void failsWithTheReasonOfTheJob() {
        var failed = new JobOutcome.Failed(ErrorKind.EXHAUSTED, "no host has 4 GiB left");

        assertThatThrownBy(() -> follow(CompletableFuture.completedFuture(failed)))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("start vm1")
                .hasMessageContaining("no host has 4 GiB left")
                .hasMessageContaining(job.toString());
    }

    private void follow(CompletableFuture<JobOutcome> outcome) throws InterruptedException {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        new Followed(out, Duration.ofMillis(20)).follow("start vm1", new Submission(job, outcome));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
