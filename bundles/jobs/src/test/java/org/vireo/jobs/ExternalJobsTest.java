package org.vireo.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.job.AddExternalJob;
import org.vireo.engine.api.job.AddExternalStep;
import org.vireo.engine.api.job.EndExternalJob;
import org.vireo.engine.api.job.EndExternalStep;
import org.vireo.engine.api.rehearsal.Rehearsal;
import org.vireo.inventory.Job;
import org.vireo.inventory.JobStep;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.JobId;
import org.vireo.model.JobStatus;
import org.vireo.model.StepId;

/** Jobs of others on a real database. */
class ExternalJobsTest {
    private static TestStore store;

    private final ExternalJobs jobs = new ExternalJobs(store.inventory());
    private final Rehearsal rehearsal = new Rehearsal(store.transactions(), null);
    private final JobId job = JobId.random();
    private final StepId step = StepId.random();

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private void begin() {
        rehearsal.run(new AddExternalJobHandler(jobs), new AddExternalJob(job, "backup", false));
        rehearsal.run(
                new AddExternalStepHandler(jobs),
                new AddExternalStep(step, job, Optional.empty(), "executing", "copying", "vdsm"));
    }

    private Job job() {
        return store.inventory().get(Job.class, job);
    }

    @Test
    void runUntilTheirOwnerSaysThatTheyEnded() {
        begin();
        assertThat(job().status()).isEqualTo(JobStatus.STARTED);

        rehearsal.run(new EndExternalJobHandler(jobs), new EndExternalJob(job, false));

        assertThat(job().status()).isEqualTo(JobStatus.FAILED);
        assertThat(store.inventory().get(JobStep.class, step).status()).isEqualTo(JobStatus.FAILED);
        assertThatThrownBy(() -> rehearsal.run(new EndExternalJobHandler(jobs), new EndExternalJob(job, true)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("has ended");
    }

    @Test
    void stepEndsOnItsOwn() {
        begin();

        rehearsal.run(new EndExternalStepHandler(jobs), new EndExternalStep(job, step, true));

        assertThat(store.inventory().get(JobStep.class, step).progress()).isEqualTo(100);
        assertThat(job().status()).isEqualTo(JobStatus.STARTED);
    }

    @Test
    void jobsOfTheEngineAreNotEndedByOthers() {
        store.transactions().run(() -> {
            var own = new Job(job);
            own.setStatus(JobStatus.STARTED);
            own.setStarted(java.time.Instant.now());
            store.inventory().add(own);
        });

        assertThatThrownBy(() -> rehearsal.run(new EndExternalJobHandler(jobs), new EndExternalJob(job, true)))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("done by the engine itself");
    }
}
