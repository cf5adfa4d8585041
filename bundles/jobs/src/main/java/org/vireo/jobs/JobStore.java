package org.vireo.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Step;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.inventory.JobStep;
import org.vireo.inventory.Where;
import org.vireo.model.ErrorKind;
import org.vireo.model.JobId;
import org.vireo.model.JobStatus;
import org.vireo.model.StepId;
import org.vireo.model.VireoException;

/**
 * Jobs and their steps in the inventory. Methods work in the present transaction. Each that changes a job checks that this node still
 * holds it, so that a node that was thought dead does no harm when it wakes up.
 */
final class JobStore {
    private static final String CALLER = "job.caller";
    private static final String FAILURE_KIND = "job.failure-kind";
    private static final String CANCELLED = "job.cancelled";
    private static final int BATCH = 200;

    private final Inventory inventory;
    private final CommandText text;
    private final Clock clock;
    private final String node;
    private final Duration lease;

    JobStore(Inventory inventory, CommandText text, Clock clock, String node, Duration lease) {
        this.inventory = inventory;
        this.text = text;
        this.clock = clock;
        this.node = node;
        this.lease = lease;
    }

    Instant now() {
        return clock.instant();
    }

    void add(JobId id, BoundCommand<?> command, Caller caller) {
        var job = new Job(id);
        job.setCommandType(command.type());
        job.setCommand(text.write(command.command()));
        job.setDescription(command.type());
        job.setStatus(JobStatus.STARTED);
        job.setOwnerId(Optional.of(caller.user()));
        job.setCorrelationId(caller.correlationId());
        job.setContext(text.write(Map.of(CALLER, text.write(caller))));
        job.setStarted(clock.instant());
        job.setNode(node);
        job.setLeaseUntil(Optional.of(clock.instant().plus(lease)));
        inventory.add(job);
    }

    void name(JobId id, String description) {
        inventory.get(Job.class, id).setDescription(description);
    }

    /** The first of them begins at once. */
    void addSteps(JobId id, List<Step> plan) {
        for (var number = 0; number < plan.size(); number++) {
            var step = new JobStep(StepId.random());
            step.setJobId(id);
            step.setNumber(number);
            step.setStepName(plan.get(number).name());
            step.setDescription(plan.get(number).describe());
            step.setStatus(JobStatus.STARTED);
            step.setCancellable(plan.get(number).cancellable());
            if (number == 0) {
                begin(step);
            }
            inventory.add(step);
        }
    }

    JobState load(JobId id) {
        var job = inventory.get(Job.class, id);
        var results = text.results(job.context());
        var steps = steps(id).stream()
                .map(s -> new JobState.StepState(
                        s.stepName(), s.status(), s.started().isPresent(), s.undone()))
                .toList();
        return new JobState(
                id,
                job.commandType(),
                job.command(),
                job.description(),
                job.status(),
                job.undoing(),
                results.containsKey(CANCELLED),
                job.failure(),
                Optional.ofNullable(results.get(FAILURE_KIND))
                        .map(ErrorKind::valueOf)
                        .orElse(ErrorKind.INTERNAL),
                text.parse(results.get(CALLER), Caller.class),
                results,
                steps);
    }

    private List<JobStep> steps(JobId id) {
        return inventory.list(JobStep.class, Where.equal("jobId", id).orderBy("number"));
    }

    /** The job, held by this node and not ended; stops the run otherwise. */
    private Job held(JobId id) {
        var job = inventory.getForUpdate(Job.class, id);
        if (!job.node().equals(node) || job.status() != JobStatus.STARTED) {
            throw new Halt("job " + id + " is held by node " + job.node() + " and " + job.status());
        }
        return job;
    }

    private JobStep step(JobId id, String name) {
        return inventory
                .first(JobStep.class, Where.equal("jobId", id).andEqual("stepName", name))
                .orElseThrow(() -> new VireoException(
                        JobError.UNREADABLE_JOB, "job " + id + " was planned without a step " + name));
    }

    void begun(JobId id, String step) {
        held(id);
        begin(step(id, step));
    }

    private void begin(JobStep row) {
        if (row.started().isEmpty()) {
            row.setStarted(Optional.of(clock.instant()));
        }
    }

    /** One step is done, and the next, if there is one, begins. */
    void done(JobId id, String step, Optional<String> next) {
        held(id);
        for (var row : steps(id)) {
            if (row.stepName().equals(step)) {
                row.setStatus(JobStatus.FINISHED);
                row.setProgress(100);
                row.setEnded(Optional.of(clock.instant()));
            } else if (next.filter(row.stepName()::equals).isPresent()) {
                begin(row);
            }
        }
    }

    void progress(JobId id, String step, int percent) {
        step(id, step).setProgress(percent);
    }

    /** From now on the job is taken back. */
    void failing(JobId id, Optional<String> step, ErrorKind kind, String why) {
        var job = held(id);
        job.setUndoing(true);
        job.setFailure(why);
        job.setFailureKind(kind.name().toLowerCase(Locale.ROOT));
        put(job, FAILURE_KIND, kind.name());
        step.ifPresent(name -> {
            var row = step(id, name);
            row.setStatus(JobStatus.FAILED);
            row.setEnded(Optional.of(clock.instant()));
        });
    }

    /** Who wants the job to end, if somebody does. */
    Optional<String> cancelledBy(JobId id) {
        var job = inventory.get(Job.class, id);
        return job.cancelled().map(when -> job.cancelledBy());
    }

    /** From now on the job is taken back because somebody wants it to end. */
    void cancelling(JobId id, ErrorKind kind, String why) {
        failing(id, Optional.empty(), kind, why);
        put(held(id), CANCELLED, "true");
    }

    void undone(JobId id, String step) {
        held(id);
        step(id, step).setUndone(true);
    }

    /** Whether the job had not ended before. */
    boolean mayEnd(JobId id) {
        var job = inventory.getForUpdate(Job.class, id);
        if (job.status() != JobStatus.STARTED) {
            return false;
        }
        held(id);
        return true;
    }

    void end(JobId id, JobStatus status) {
        var job = inventory.get(Job.class, id);
        job.setStatus(status);
        job.setUndoing(false);
        job.setEnded(Optional.of(clock.instant()));
        job.setLeaseUntil(Optional.empty());
        for (var step : steps(id)) {
            if (step.status() == JobStatus.STARTED) {
                step.setStatus(JobStatus.ABORTED);
                step.setEnded(Optional.of(clock.instant()));
            }
        }
    }

    void put(JobId id, String key, String value) {
        put(inventory.getForUpdate(Job.class, id), key, value);
    }

    private void put(Job job, String key, String value) {
        var results = new TreeMap<>(text.results(job.context()));
        results.put(key, value);
        job.setContext(text.write(results));
    }

    Optional<String> result(JobId id, String key) {
        return Optional.ofNullable(
                text.results(inventory.get(Job.class, id).context()).get(key));
    }

    Optional<String> describe(JobId id) {
        return inventory.find(Job.class, id).map(Job::description);
    }

    /** Prolongs the leases of jobs that run here. */
    void renew(Collection<JobId> running) {
        for (var job : inventory.findAll(Job.class, running)) {
            if (job.node().equals(node) && job.status() == JobStatus.STARTED) {
                job.setLeaseUntil(Optional.of(clock.instant().plus(lease)));
            }
        }
    }

    /** Jobs of this node that have not ended, the oldest first, with the types of their commands. */
    Map<JobId, String> own() {
        var own = new LinkedHashMap<JobId, String>();
        inventory
                .list(
                        Job.class,
                        Where.equal("status", JobStatus.STARTED)
                                .andEqual("node", node)
                                .orderBy("started"))
                .forEach(job -> own.put(job.id(), job.commandType()));
        return own;
    }

    /** Takes over jobs whose node has not been heard of for as long as its lease. */
    int takeOver() {
        var now = clock.instant();
        var taken = 0;
        var left = Where.equal("status", JobStatus.STARTED)
                .and("node", Where.Comparison.NOT_EQUAL, node)
                .and("leaseUntil", Where.Comparison.LESS, now);
        for (var seen : inventory.list(Job.class, left)) {
            var job = inventory.getForUpdate(Job.class, seen.id());
            var free = job.leaseUntil().map(until -> until.isBefore(now)).orElse(true);
            if (job.status() == JobStatus.STARTED && free) {
                job.setNode(node);
                job.setLeaseUntil(Optional.of(now.plus(lease)));
                taken++;
            }
        }
        return taken;
    }

    /** Forgets some jobs that ended before; says how many. */
    int forget(Instant before) {
        var old = inventory.list(
                Job.class,
                Where.all()
                        .and("status", Where.Comparison.NOT_EQUAL, JobStatus.STARTED)
                        .and("ended", Where.Comparison.LESS, before)
                        .andEqual("autoCleared", true)
                        .limit(BATCH));
        for (var job : old) {
            steps(job.id()).forEach(inventory::remove);
            inventory.flush();
            inventory.remove(job);
        }
        return old.size();
    }
}
