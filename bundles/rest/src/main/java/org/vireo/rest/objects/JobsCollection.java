package org.vireo.rest.objects;

import java.util.Optional;
import org.vireo.engine.api.job.AddExternalJob;
import org.vireo.engine.api.job.AddExternalStep;
import org.vireo.engine.api.job.ClearExternalJob;
import org.vireo.engine.api.job.EndExternalJob;
import org.vireo.engine.api.job.EndExternalStep;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Job;
import org.vireo.inventory.JobStep;
import org.vireo.inventory.Term;
import org.vireo.model.JobId;
import org.vireo.model.StepId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.searched.MoreSearched;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.ExternalSystemType;
import org.vireo.rest.types.JobStatus;
import org.vireo.rest.types.Statistic;
import org.vireo.rest.types.StepEnum;
import org.vireo.rest.types.StepStatus;

/** Jobs and their steps. */
final class JobsCollection {
    private JobsCollection() {}

    static Collection<Job, org.vireo.rest.types.Job> root() {
        return Collection.of(
                        "jobs",
                        org.vireo.rest.types.Job.class,
                        EntitySource.all(Job.class, JobId::new, Job::id).orderedBy("started"))
                .limited((sight, context) -> Criterion.equal(
                        Term.of("ownerId"), context.exchange().caller().user()))
                .shown(JobsCollection::show)
                .required("description")
                .added((sent, context) -> {
                    var id = JobId.random();
                    return Addition.of(
                            new AddExternalJob(id, sent.getDescription(), !Boolean.FALSE.equals(sent.isAutoCleared())),
                            id);
                })
                .action("end", (job, sent, context) -> new Effect.Submit(new EndExternalJob(job.id(), succeeded(sent))))
                .action("clear", (job, sent, context) -> new Effect.Submit(new ClearExternalJob(job.id())))
                .child(steps())
                .searched(MoreSearched.JOBS)
                .build();
    }

    private static org.vireo.rest.types.Job show(Job job, Context context) {
        var bean = new org.vireo.rest.types.Job();
        bean.setDescription(job.description());
        bean.setStatus(Constants.api(JobStatus.class, job.status()));
        bean.setStartTime(job.started());
        bean.setLastUpdated(job.ended().orElse(job.started()));
        job.ended().ifPresent(bean::setEndTime);
        bean.setExternal(job.external());
        bean.setAutoCleared(job.autoCleared());
        job.ownerId().ifPresent(id -> bean.setOwner(context.refer(new org.vireo.rest.types.User(), "users", id)));
        return bean;
    }

    private static Collection<JobStep, org.vireo.rest.types.Step> steps() {
        var source = EntitySource.of(
                        JobStep.class,
                        StepId::new,
                        JobStep::id,
                        "jobId",
                        context -> context.owner(Job.class).id(),
                        step -> Optional.of(step.jobId()))
                .orderedBy("number");
        return Collection.of("steps", org.vireo.rest.types.Step.class, source)
                .shown(JobsCollection::showStep)
                .required("description")
                .added(JobsCollection::addStep)
                .action(
                        "end",
                        (step, sent, context) ->
                                new Effect.Submit(new EndExternalStep(step.jobId(), step.id(), succeeded(sent))))
                .empty("statistics", Statistic.class)
                .build();
    }

    private static boolean succeeded(Action sent) {
        return !Boolean.FALSE.equals(sent.isSucceeded());
    }

    private static Addition addStep(org.vireo.rest.types.Step sent, Context context) {
        var id = StepId.random();
        var parent = Optional.ofNullable(sent.getParentStep())
                .map(step -> context.resolve(JobStep.class, StepId::new, step).id());
        var outside = Optional.ofNullable(sent.getExternalType()).map(ExternalSystemType::value);
        var type = Optional.ofNullable(sent.getType()).orElse(StepEnum.EXECUTING);
        return Addition.of(
                new AddExternalStep(
                        id,
                        context.owner(Job.class).id(),
                        parent,
                        type.value(),
                        sent.getDescription(),
                        outside.orElse("")),
                id);
    }

    private static org.vireo.rest.types.Step showStep(JobStep step, Context context) {
        var bean = new org.vireo.rest.types.Step();
        bean.setDescription(step.description());
        bean.setNumber(step.number());
        bean.setStatus(Constants.api(StepStatus.class, step.status()));
        bean.setType(StepEnum.fromValue(step.type()));
        bean.setExternal(step.external());
        if (!step.externalId().isEmpty()) {
            bean.setExternalType(ExternalSystemType.fromValue(step.externalId()));
        }
        step.parentStepId()
                .ifPresent(id -> bean.setParentStep(
                        context.refer(new org.vireo.rest.types.Step(), "jobs/" + step.jobId() + "/steps", id)));
        bean.setProgress(step.progress());
        step.started().ifPresent(bean::setStartTime);
        step.ended().ifPresent(bean::setEndTime);
        bean.setJob(context.refer(new org.vireo.rest.types.Job(), "jobs", step.jobId()));
        return bean;
    }
}
