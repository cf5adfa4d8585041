package org.vireo.jobs;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.job.CancelJob;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.inventory.JobStep;
import org.vireo.inventory.Where;
import org.vireo.model.ErrorKind;
import org.vireo.model.JobStatus;

/**
 * Notes that a job is to end, which its runner sees when the next step is about to begin. The job's row is held meanwhile, so that no step
 * begins between the check and the note: what is taken on is heeded.
 */
@Component(service = CommandHandler.class)
public final class CancelJobHandler implements CommandHandler<CancelJob> {
    private static final String WHAT = "Cannot cancel Job. ";
    private static final Permit OF_OTHERS = Permit.system("inject_external_tasks");

    private final Inventory inventory;
    private final Authorizer authorizer;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public CancelJobHandler(@Reference Inventory inventory, @Reference Authorizer authorizer) {
        this.inventory = inventory;
        this.authorizer = authorizer;
    }

    @Override
    public Class<CancelJob> command() {
        return CancelJob.class;
    }

    /** What everybody who may log in has; whose job it is counts in the check. */
    @Override
    public Permit permit(CancelJob command) {
        return Permit.system("edit_profile");
    }

    @Override
    public Set<LockKey> locks(CancelJob command) {
        return Set.of();
    }

    @Override
    public Check check(CancelJob command, Caller caller) {
        var job = inventory
                .find(Job.class, command.id())
                .filter(found -> found.ownerId().equals(Optional.of(caller.user()))
                        || caller.administrator()
                        || authorizer.allowed(caller, OF_OTHERS));
        if (job.isEmpty()) {
            return Check.refused(ErrorKind.NOT_FOUND, "There is no job of yours with the id " + command.id() + ".");
        }
        return check(inventory.getForUpdate(Job.class, command.id()));
    }

    private Check check(Job job) {
        if (job.external()) {
            return Check.conflict(WHAT + "It is done outside of the engine, and is ended instead.");
        }
        if (job.status() != JobStatus.STARTED) {
            return Check.conflict(WHAT + "It has ended.");
        }
        if (job.undoing()) {
            return Check.conflict(WHAT + "It is being taken back already.");
        }
        var left = inventory.list(JobStep.class, Where.equal("jobId", job.id())).stream()
                .anyMatch(step -> step.cancellable() && step.started().isEmpty());
        return left ? Check.FINE : Check.conflict(WHAT + "What is left of it cannot be kept from happening.");
    }

    @Override
    public String describe(CancelJob command) {
        return "Cancelling the job '" + inventory.get(Job.class, command.id()).description() + "'";
    }

    @Override
    public void begin(CancelJob command, Caller caller) {
        var job = inventory.getForUpdate(Job.class, command.id());
        if (job.cancelled().isEmpty()) {
            job.setCancelled(Optional.of(clock.instant()));
            job.setCancelledBy(caller.name());
        }
    }
}
