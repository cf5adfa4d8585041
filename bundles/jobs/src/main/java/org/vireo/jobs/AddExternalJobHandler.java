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
import org.vireo.engine.api.job.AddExternalJob;

/** Keeps account of work outside of the engine. */
@Component(service = CommandHandler.class)
public final class AddExternalJobHandler implements CommandHandler<AddExternalJob> {
    private final ExternalJobs jobs;

    @Activate
    public AddExternalJobHandler(@Reference ExternalJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Class<AddExternalJob> command() {
        return AddExternalJob.class;
    }

    @Override
    public Permit permit(AddExternalJob command) {
        return Permit.system("inject_external_tasks");
    }

    @Override
    public Set<LockKey> locks(AddExternalJob command) {
        return Set.of(LockKey.exclusive("job", command.id()));
    }

    @Override
    public String describe(AddExternalJob command) {
        return "Noting external job " + command.description();
    }

    @Override
    public Check check(AddExternalJob command, Caller caller) {
        return command.description().isBlank() ? Check.invalid("A job needs a description.") : Check.FINE;
    }

    @Override
    public void begin(AddExternalJob command, Caller caller) {
        jobs.add(command, caller);
    }
}
