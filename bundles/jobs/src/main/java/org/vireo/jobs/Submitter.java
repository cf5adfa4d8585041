package org.vireo.jobs;

import java.util.List;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.inventory.Inventory;
import org.vireo.model.ErrorKind;
import org.vireo.model.JobId;
import org.vireo.model.JobStatus;

/** The first transaction of a command: authorise, lock, check, begin, keep. Thread-safe. */
final class Submitter {
    private final JobTools tools;
    private final Inventory inventory;
    private final Authorizer authorizer;
    private final LockNames names;
    private final Object oneAtATime = new Object();

    Submitter(JobTools tools, Inventory inventory, Authorizer authorizer) {
        this.tools = tools;
        this.inventory = inventory;
        this.authorizer = authorizer;
        this.names = new LockNames(inventory);
    }

    /** Whether steps are to be run; throws {@link CommandRefused}. */
    boolean take(JobId id, BoundCommand<?> command, Caller caller) {
        // a shared and an exclusive lock have different rows: only taking turns keeps one from missing the other
        synchronized (oneAtATime) {
            return tools.transactions().call(() -> first(id, command, caller));
        }
    }

    private boolean first(JobId id, BoundCommand<?> command, Caller caller) {
        authorise(command, caller);
        tools.store().add(id, command, caller);
        lock(id, command);
        if (command.check(caller) instanceof Check.Refused refused) {
            throw new CommandRefused(refused.kind(), refused.reasons());
        }
        tools.store().name(id, command.describe());
        command.begin(caller);
        inventory.flush();
        var plan = command.plan();
        tools.store().addSteps(id, plan);
        if (plan.isEmpty()) {
            tools.store().end(id, JobStatus.FINISHED);
            tools.locks().free(id);
        }
        if (!plan.isEmpty()) {
            // what cannot be read again could neither be carried on nor taken back
            tools.text()
                    .read(
                            tools.text().write(command.command()),
                            command.command().getClass());
        }
        return !plan.isEmpty();
    }

    private void authorise(BoundCommand<?> command, Caller caller) {
        var permit = command.permit();
        if (!authorizer.allowed(caller, permit)) {
            throw new CommandRefused(
                    ErrorKind.REFUSED,
                    List.of("User " + caller.name() + " is not allowed to do this: it needs the permit " + permit.name()
                            + " on " + permit.objectKind() + " " + permit.object() + "."));
        }
    }

    private void lock(JobId id, BoundCommand<?> command) {
        var conflict = tools.locks().take(command.locks(), id);
        if (conflict.isPresent()) {
            var holder = tools.store()
                    .describe(conflict.get().holder())
                    .orElse("job " + conflict.get().holder());
            throw new CommandRefused(
                    ErrorKind.CONFLICT, List.of(names.of(conflict.get().wanted()) + " is locked by '" + holder + "'."));
        }
    }
}
