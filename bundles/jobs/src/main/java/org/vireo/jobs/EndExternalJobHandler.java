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
import org.vireo.engine.api.job.EndExternalJob;

/** Ends work outside of the engine. */
@Component(service = CommandHandler.class)
public final class EndExternalJobHandler implements CommandHandler<EndExternalJob> {
    private final ExternalJobs jobs;

    @Activate
    public EndExternalJobHandler(@Reference ExternalJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Class<EndExternalJob> command() {
        return EndExternalJob.class;
    }

    @Override
    public Permit permit(EndExternalJob command) {
        return Permit.system("inject_external_tasks");
    }

    @Override
    public Set<LockKey> locks(EndExternalJob command) {
        return Set.of(LockKey.exclusive("job", command.id()));
    }

    @Override
    public String describe(EndExternalJob command) {
        return "Ending external job " + jobs.name(command.id());
    }

    @Override
    public Check check(EndExternalJob command, Caller caller) {
        return jobs.open(command.id(), "Cannot end Job.");
    }

    @Override
    public void begin(EndExternalJob command, Caller caller) {
        jobs.end(command.id(), command.succeeded());
    }
}
