package org.vireo.rest.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.job.CancelJob;
import org.vireo.inventory.Job;
import org.vireo.inventory.JobStep;
import org.vireo.model.JobId;
import org.vireo.model.JobStatus;
import org.vireo.model.StepId;
import org.vireo.model.UserId;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

class JobsApiTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Caller JANE =
            new Caller(UserId.of("00000000-0000-0000-0000-00000000000a"), "jane@internal", false, "request-1");

    private final FakeEngine engine = World.engine();
    private final JobsApi api = new JobsApi(
            engine.inventory, engine.inventory, engine, (caller, permit) -> caller.administrator(), clock(NOON));

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private Job job(Instant started, JobStatus status) {
        var job = new Job(JobId.random());
        job.setCommandType("CloneVm");
        job.setDescription("Cloning");
        job.setStatus(status);
        job.setStarted(started);
        job.setOwnerId(Optional.of(engine.admin().user()));
        engine.inventory.run(() -> engine.inventory.add(job));
        return job;
    }

    private JobStep step(Job job, int number, Optional<Instant> started, Optional<Instant> ended) {
        var step = new JobStep(StepId.random());
        step.setJobId(job.id());
        step.setNumber(number);
        step.setStepName("disk-" + number);
        step.setDescription("Copying a disk");
        step.setStatus(ended.isPresent() ? JobStatus.FINISHED : JobStatus.STARTED);
        step.setStarted(started);
        step.setEnded(ended);
        step.setCancellable(true);
        engine.inventory.run(() -> engine.inventory.add(step));
        return step;
    }

    @Test
    void tellsHowFarAJobIsByWhatItsLikesTook() {
        var before = job(NOON.minusSeconds(1000), JobStatus.FINISHED);
        step(before, 1, Optional.of(NOON.minusSeconds(1000)), Optional.of(NOON.minusSeconds(990)));
        step(before, 2, Optional.of(NOON.minusSeconds(990)), Optional.of(NOON.minusSeconds(900)));
        var job = job(NOON.minusSeconds(30), JobStatus.STARTED);
        step(job, 1, Optional.of(NOON.minusSeconds(30)), Optional.of(NOON.minusSeconds(18)));
        step(job, 2, Optional.of(NOON.minusSeconds(18)), Optional.empty());

        assertThat(api.one(job.id().toString(), engine.admin()))
                .containsEntry("percent", 28)
                .containsEntry("seconds_left", 72L)
                .containsEntry("cancellable", false);
    }

    @Test
    void withoutLikesNoTimeIsTold() {
        var job = job(NOON.minusSeconds(30), JobStatus.STARTED);
        step(job, 1, Optional.of(NOON.minusSeconds(30)), Optional.of(NOON.minusSeconds(18)));
        step(job, 2, Optional.empty(), Optional.empty());

        assertThat(api.one(job.id().toString(), engine.admin()))
                .containsEntry("percent", 50)
                .containsEntry("cancellable", true)
                .doesNotContainKey("seconds_left");
    }

    @Test
    void showsOthersNothingAndLetsThemCancelNothing() {
        var job = job(NOON, JobStatus.STARTED);

        assertThat(api.all(10, false, JANE)).isEqualTo(Map.of("jobs", List.of()));
        assertThatThrownBy(() -> api.one(job.id().toString(), JANE)).hasMessageContaining("Job");
        assertThatThrownBy(() -> api.cancel(job.id().toString(), JANE)).hasMessageContaining("Job");
    }

    @Test
    void cancelsByACommandAndTellsWhyOneFailed() {
        var job = job(NOON, JobStatus.STARTED);
        job.setFailure("no room");
        job.setFailureKind("exhausted");

        assertThat(api.cancel(job.id().toString(), engine.admin()))
                .containsEntry("failure", "no room")
                .containsEntry("failure_kind", "exhausted");
        assertThat(engine.<CancelJob>last().id()).isEqualTo(job.id());
    }
}
