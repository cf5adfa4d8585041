package org.vireo.rest.own;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Sight;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.job.CancelJob;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.inventory.JobStep;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.JobId;
import org.vireo.model.JobStatus;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;

/**
 * What API v4 does not tell of jobs: how far they are, how long they may take, why they failed, what happened meanwhile, and their end
 * before their time. Whoever does not see everything sees its own. Values in, values out; HTTP is the servlet's business. Thread-safe.
 */
record JobsApi(Inventory inventory, Transactions transactions, Commands commands, Authorizer authorizer, Clock clock) {
    static final int USUAL = 30;
    static final int MOST = 200;

    private static final String BASE = "/vireo/api/jobs/";
    private static final int LOOKED_AT = 20;
    private static final int LOGGED = 100;

    /** The newest first; {@code mine} leaves out those of others that the caller sees. */
    Map<String, Object> all(int most, boolean mine, Caller caller) {
        return transactions.read(() -> {
            var usual = new HashMap<String, Map<String, Double>>();
            var jobs = inventory.list(
                    Job.class, whose(mine, caller).order("started", true).limit(most));
            return Map.of("jobs", jobs.stream().map(job -> shown(job, usual)).toList());
        });
    }

    private Where whose(boolean mine, Caller caller) {
        return !mine && authorizer.sight(caller) instanceof Sight.Everything
                ? Where.all()
                : Where.equal("ownerId", caller.user().value());
    }

    /** With the events that belong to it. */
    Map<String, Object> one(String id, Caller caller) {
        return transactions.read(() -> {
            var job = existing(id, caller);
            var shown = shown(job, new HashMap<>());
            shown.put("log", log(job));
            return shown;
        });
    }

    private Job existing(String id, Caller caller) {
        var everything = authorizer.sight(caller) instanceof Sight.Everything;
        return inventory
                .find(Job.class, new JobId(Context.uuid(id)))
                .filter(job -> everything || job.ownerId().equals(Optional.of(caller.user())))
                .orElseThrow(() -> RequestFault.noEntity("Job", "id", id));
    }

    Map<String, Object> cancel(String id, Caller caller) {
        var job = new JobId(Context.uuid(id));
        transactions.read(() -> existing(id, caller).id());
        commands.submit(new CancelJob(job), caller);
        return one(id, caller);
    }

    private List<Map<String, Object>> log(Job job) {
        if (job.correlationId().isEmpty()) {
            return List.of();
        }
        return inventory
                .list(
                        LoggedEvent.class,
                        Where.equal("correlationId", job.correlationId())
                                .orderBy("at")
                                .limit(LOGGED))
                .stream()
                .map(JobsApi::shown)
                .toList();
    }

    private static Map<String, Object> shown(LoggedEvent event) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("time", event.at());
        shown.put("severity", event.severity().name().toLowerCase(Locale.ROOT));
        shown.put("description", event.message());
        return shown;
    }

    private Map<String, Object> shown(Job job, Map<String, Map<String, Double>> usual) {
        var steps = inventory.list(JobStep.class, Where.equal("jobId", job.id()).orderBy("number"));
        var shown = new LinkedHashMap<String, Object>();
        var id = job.id().value().toString();
        shown.put("id", id);
        shown.put("href", BASE + id);
        shown.put("description", job.description());
        shown.put("command", job.commandType());
        shown.put("status", job.status().text());
        shown.put("started", job.started());
        job.ended().ifPresent(ended -> shown.put("ended", ended));
        job.ownerId().ifPresent(owner -> shown.put("owner", owner.value().toString()));
        shown.put("correlation_id", job.correlationId());
        shown.put("undoing", job.undoing());
        shown.put("cancellable", cancellable(job, steps));
        job.cancelled().ifPresent(when -> shown.put("cancelled_by", job.cancelledBy()));
        if (!job.failure().isEmpty()) {
            shown.put("failure", job.failure());
            shown.put("failure_kind", job.failureKind());
        }
        if (job.status() == JobStatus.STARTED && !job.external()) {
            var known = usual.computeIfAbsent(job.commandType(), this::usual);
            var forecast = Forecast.of(steps, known, clock.instant());
            shown.put("percent", forecast.percent());
            forecast.seconds().ifPresent(seconds -> shown.put("seconds_left", seconds));
        }
        shown.put("steps", steps.stream().map(JobsApi::shown).toList());
        return shown;
    }

    /** As the command to cancel it would find. */
    private static boolean cancellable(Job job, List<JobStep> steps) {
        return job.status() == JobStatus.STARTED
                && !job.external()
                && !job.undoing()
                && job.cancelled().isEmpty()
                && steps.stream()
                        .anyMatch(step -> step.cancellable() && step.started().isEmpty());
    }

    private static Map<String, Object> shown(JobStep step) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", step.id().value().toString());
        shown.put("description", step.description());
        shown.put(
                "status",
                step.status() == JobStatus.STARTED && step.started().isEmpty()
                        ? "waiting"
                        : step.status().text());
        shown.put("percent", step.progress());
        shown.put("undone", step.undone());
        step.started().ifPresent(when -> shown.put("started", when));
        step.ended().ifPresent(when -> shown.put("ended", when));
        return shown;
    }

    /** How long steps took in the last jobs of a kind that went well, in seconds, by their names. */
    private Map<String, Double> usual(String command) {
        var jobs = inventory.list(
                Job.class,
                Where.equal("commandType", command)
                        .andEqual("status", JobStatus.FINISHED)
                        .order("started", true)
                        .limit(LOOKED_AT));
        return jobs.stream()
                .flatMap(job -> inventory.list(JobStep.class, Where.equal("jobId", job.id())).stream())
                .filter(step -> step.started().isPresent() && step.ended().isPresent())
                .collect(Collectors.groupingBy(JobStep::stepName, Collectors.averagingDouble(JobsApi::seconds)));
    }

    private static double seconds(JobStep step) {
        return Duration.between(step.started().orElseThrow(), step.ended().orElseThrow())
                        .toMillis()
                / 1000.0;
    }
}
