package org.vireo.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.job.AddExternalJob;
import org.vireo.engine.api.job.AddExternalStep;
import org.vireo.engine.api.job.EndExternalStep;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.inventory.JobStep;
import org.vireo.inventory.Where;
import org.vireo.model.JobId;
import org.vireo.model.JobStatus;
import org.vireo.model.StepId;

/** Jobs that others do and the engine only keeps account of; no node holds them. Works in the present transaction. */
@Component(service = ExternalJobs.class)
public final class ExternalJobs {
    private final Inventory inventory;
    private final Clock clock;

    @Activate
    public ExternalJobs(@Reference Inventory inventory) {
        this(inventory, Clock.systemUTC());
    }

    ExternalJobs(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    String name(JobId id) {
        return inventory.get(Job.class, id).description();
    }

    Check external(JobId id, String attempt) {
        return inventory.get(Job.class, id).external()
                ? Check.FINE
                : Check.conflict(attempt + " The job is done by the engine itself.");
    }

    /** Whether it is done outside and goes on. */
    Check open(JobId id, String attempt) {
        var ended = inventory.get(Job.class, id).status() != JobStatus.STARTED;
        return external(id, attempt).and(ended ? Check.conflict(attempt + " The job has ended.") : Check.FINE);
    }

    Check parent(AddExternalStep command) {
        var known = command.parent().isEmpty()
                || inventory.get(JobStep.class, command.parent().get()).jobId().equals(command.job());
        return known ? Check.FINE : Check.invalid("Cannot add Step. The parent step belongs to another job.");
    }

    Check running(EndExternalStep command) {
        var step = inventory.get(JobStep.class, command.id());
        return step.external() && step.status() == JobStatus.STARTED
                ? Check.FINE
                : Check.conflict("Cannot end Step. The step has ended.");
    }

    void add(AddExternalJob command, Caller caller) {
        var job = new Job(command.id());
        job.setCommandType("external");
        job.setDescription(command.description());
        job.setStatus(JobStatus.STARTED);
        job.setOwnerId(Optional.of(caller.user()));
        job.setCorrelationId(caller.correlationId());
        job.setStarted(now());
        job.setExternal(true);
        job.setAutoCleared(command.autoCleared());
        inventory.add(job);
    }

    void add(AddExternalStep command) {
        var step = new JobStep(command.id());
        step.setJobId(command.job());
        var number = inventory.count(JobStep.class, Where.equal("jobId", command.job()));
        step.setNumber(Math.toIntExact(number));
        step.setStepName("external-" + number);
        step.setDescription(command.description());
        step.setStatus(JobStatus.STARTED);
        step.setStarted(Optional.of(now()));
        step.setParentStepId(command.parent().map(StepId::value));
        step.setExternal(true);
        step.setType(command.type());
        step.setExternalId(command.externalId());
        inventory.add(step);
    }

    void end(JobId id, boolean succeeded) {
        var job = inventory.getForUpdate(Job.class, id);
        job.setStatus(succeeded ? JobStatus.FINISHED : JobStatus.FAILED);
        job.setEnded(Optional.of(now()));
        for (var step : inventory.list(JobStep.class, Where.equal("jobId", id))) {
            if (step.status() == JobStatus.STARTED) {
                end(step, succeeded);
            }
        }
    }

    void end(StepId id, boolean succeeded) {
        end(inventory.getForUpdate(JobStep.class, id), succeeded);
    }

    private void end(JobStep step, boolean succeeded) {
        step.setStatus(succeeded ? JobStatus.FINISHED : JobStatus.FAILED);
        step.setProgress(succeeded ? 100 : step.progress());
        step.setEnded(Optional.of(now()));
    }

    void clear(JobId id) {
        inventory.getForUpdate(Job.class, id).setAutoCleared(true);
    }

    private Instant now() {
        return clock.instant();
    }
}
