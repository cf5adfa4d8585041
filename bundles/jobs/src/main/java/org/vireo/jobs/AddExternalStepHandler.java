package org.vireo.jobs;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.job.AddExternalStep;

/** Keeps account of a part of work outside of the engine. */
@Component(service = CommandHandler.class)
public final class AddExternalStepHandler implements CommandHandler<AddExternalStep> {
    private final ExternalJobs jobs;

    @Activate
    public AddExternalStepHandler(@Reference ExternalJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Class<AddExternalStep> command() {
        return AddExternalStep.class;
    }

    @Override
    public Permit permit(AddExternalStep command) {
        return Permit.system("inject_external_tasks");
    }

    @Override
    public Set<LockKey> locks(AddExternalStep command) {
        return Set.of(LockKey.exclusive("job", command.job()));
    }

    @Override
    public String describe(AddExternalStep command) {
        return "Noting a step of external job " + jobs.name(command.job());
    }

    @Override
    public Check check(AddExternalStep command, Caller caller) {
        return jobs.open(command.job(), "Cannot add Step.").and(jobs.parent(command));
    }

    @Override
    public void begin(AddExternalStep command, Caller caller) {
        jobs.add(command);
    }
}
