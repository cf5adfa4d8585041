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
import org.vireo.engine.api.job.EndExternalStep;

/** Ends a part of work outside of the engine. */
@Component(service = CommandHandler.class)
public final class EndExternalStepHandler implements CommandHandler<EndExternalStep> {
    private final ExternalJobs jobs;

    @Activate
    public EndExternalStepHandler(@Reference ExternalJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Class<EndExternalStep> command() {
        return EndExternalStep.class;
    }

    @Override
    public Permit permit(EndExternalStep command) {
        return Permit.system("inject_external_tasks");
    }

    @Override
    public Set<LockKey> locks(EndExternalStep command) {
        return Set.of(LockKey.exclusive("job", command.job()));
    }

    @Override
    public String describe(EndExternalStep command) {
        return "Ending a step of external job " + jobs.name(command.job());
    }

    @Override
    public Check check(EndExternalStep command, Caller caller) {
        return jobs.open(command.job(), "Cannot end Step.").and(jobs.running(command));
    }

    @Override
    public void begin(EndExternalStep command, Caller caller) {
        jobs.end(command.id(), command.succeeded());
    }
}
