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
import org.vireo.engine.api.job.ClearExternalJob;

/** Lets work outside of the engine be forgotten. */
@Component(service = CommandHandler.class)
public final class ClearExternalJobHandler implements CommandHandler<ClearExternalJob> {
    private final ExternalJobs jobs;

    @Activate
    public ClearExternalJobHandler(@Reference ExternalJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Class<ClearExternalJob> command() {
        return ClearExternalJob.class;
    }

    @Override
    public Permit permit(ClearExternalJob command) {
        return Permit.system("inject_external_tasks");
    }

    @Override
    public Set<LockKey> locks(ClearExternalJob command) {
        return Set.of(LockKey.exclusive("job", command.id()));
    }

    @Override
    public String describe(ClearExternalJob command) {
        return "Clearing external job " + jobs.name(command.id());
    }

    @Override
    public Check check(ClearExternalJob command, Caller caller) {
        return jobs.external(command.id(), "Cannot clear Job.");
    }

    @Override
    public void begin(ClearExternalJob command, Caller caller) {
        jobs.clear(command.id());
    }
}
