package org.vireo.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Permission;
import org.vireo.model.ErrorKind;
import org.vireo.model.JobId;
import org.vireo.model.JobStatus;

/** The first transaction of a command: authorise, lock, check, begin, keep. Thread-safe. */
final class Submitter {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final JobTools tools;
    private final Inventory inventory;
    private final Authorizer authorizer;
    private final Guards guards;
    private final LockNames names;
    private final Object oneAtATime = new Object();

    Submitter(JobTools tools, Inventory inventory, Authorizer authorizer, Guards guards) {
        this.tools = tools;
        this.inventory = inventory;
        this.authorizer = authorizer;
        this.guards = guards;
        this.names = new LockNames(inventory);
    }

    /**
     * Whether steps are to be run; throws {@link CommandRefused}. A client that saw the effect of a job may ask for the next thing
     * before that job has freed its locks, so a lock that is held is waited for a moment.
     */
    boolean take(JobId id, BoundCommand<?> command, Caller caller) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return attempt(id, command, caller);
            } catch (LockHeldException e) {
                if (System.nanoTime() >= until || Thread.currentThread().isInterrupted()) {
                    throw e.refusal;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean attempt(JobId id, BoundCommand<?> command, Caller caller) {
        // a shared and an exclusive lock have different rows: only taking turns keeps one from missing the other
        synchronized (oneAtATime) {
            return tools.transactions().call(() -> first(id, command, caller));
        }
    }

    private boolean first(JobId id, BoundCommand<?> command, Caller caller) {
        authorise(command, caller);
        tools.store().add(id, command, caller);
        lock(id, command);
        if (check(command, caller) instanceof Check.Refused refused) {
            throw new CommandRefused(refused.kind(), refused.reasons());
        }
        tools.store().name(id, command.describe());
        guards.passed(command.command(), caller);
        command.begin(caller);
        inventory.flush();
        own(command, caller);
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

    private Check check(BoundCommand<?> command, Caller caller) {
        var verdict = command.check(caller);
        return verdict instanceof Check.Fine ? guards.check(command.command(), caller) : verdict;
    }

    private void authorise(BoundCommand<?> command, Caller caller) {
        for (var permit : command.permits()) {
            if (!authorizer.allowed(caller, permit)) {
                throw new CommandRefused(
                        ErrorKind.REFUSED,
                        List.of("User " + caller.name() + " is not allowed to do this: it needs the permit "
                                + permit.name() + " on " + permit.objectKind() + " " + permit.object() + "."));
            }
        }
    }

    /** Who makes something may do with it what it likes; who may hand out permissions there needs none. */
    private void own(BoundCommand<?> command, Caller caller) {
        command.owned()
                .filter(mine -> !caller.user().equals(Caller.ENGINE))
                .filter(mine -> !authorizer.allowed(
                        caller, new Permit("manipulate_permissions", mine.objectKind(), mine.object())))
                .ifPresent(mine -> {
                    var permission = new Permission(UUID.randomUUID());
                    permission.setRoleId(mine.role());
                    permission.setAccountId(Optional.of(caller.user()));
                    permission.setObjectKind(mine.objectKind());
                    permission.setObjectId(mine.object());
                    permission.setCreated(tools.store().now());
                    inventory.add(permission);
                });
    }

    private void lock(JobId id, BoundCommand<?> command) {
        var conflict = tools.locks().take(command.locks(), id);
        if (conflict.isPresent()) {
            var holder = tools.store()
                    .describe(conflict.get().holder())
                    .orElse("job " + conflict.get().holder());
            throw new LockHeldException(new CommandRefused(
                    ErrorKind.CONFLICT,
                    List.of(names.of(conflict.get().wanted()) + " is locked by '" + holder + "'.")));
        }
    }

    /** Rolls an attempt back because a lock is held. */
    private static final class LockHeldException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient CommandRefused refusal;

        LockHeldException(CommandRefused refusal) {
            super(refusal.getMessage(), null, false, false);
            this.refusal = refusal;
        }
    }
}
