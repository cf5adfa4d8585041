package org.vireo.compute;

import java.util.Optional;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.LockKey;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.inventory.ObjectLock;
import org.vireo.inventory.Where;
import org.vireo.model.VmId;

/** On whose behalf a virtual machine just changed: of the job that holds it, else of the engine. */
final class Cause {
    private final Inventory inventory;

    Cause(Inventory inventory) {
        this.inventory = inventory;
    }

    Caller of(VmId vm) {
        return inventory
                .first(
                        ObjectLock.class,
                        Where.equal("lockKey", LockKey.exclusive("vm", vm).text()))
                .flatMap(lock -> inventory.find(Job.class, lock.jobId()))
                .map(this::of)
                .orElseGet(() -> Caller.engine(""));
    }

    private Caller of(Job job) {
        Optional<Account> owner = job.ownerId().flatMap(id -> inventory.find(Account.class, id));
        return owner.map(account ->
                        new Caller(account.id(), account.name() + "@" + account.profile(), false, job.correlationId()))
                .orElseGet(() -> Caller.engine(job.correlationId()));
    }
}
