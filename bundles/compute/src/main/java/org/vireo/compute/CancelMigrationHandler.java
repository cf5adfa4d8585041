package org.vireo.compute;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.vm.CancelMigration;
import org.vireo.inventory.Vm;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** Breaks off a migration: asks the source until the migration is over, one way or the other. It runs beside the job that migrates. */
@Component(service = CommandHandler.class)
public final class CancelMigrationHandler implements CommandHandler<CancelMigration> {
    private static final Logger LOG = LoggerFactory.getLogger(CancelMigrationHandler.class);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String NONE = "Cannot cancel the migration of VM. VM is not being migrated.";

    private final LaunchTools tools;

    /** Keeps no state. */
    @Activate
    public CancelMigrationHandler(@Reference LaunchTools tools) {
        this.tools = tools;
    }

    @Override
    public Class<CancelMigration> command() {
        return CancelMigration.class;
    }

    @Override
    public Permit permit(CancelMigration command) {
        return Permit.on("migrate_vm", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(CancelMigration command) {
        // the machine itself is held by the job that migrates it
        return Set.of(LockKey.exclusive("vm-migration", command.id()));
    }

    @Override
    public Check check(CancelMigration command, Caller caller) {
        return tools.inventory().get(Vm.class, command.id()).migratingTo().isPresent()
                ? Check.FINE
                : Check.conflict(NONE);
    }

    @Override
    public String describe(CancelMigration command) {
        return "Cancelling the migration of VM "
                + tools.inventory().get(Vm.class, command.id()).name();
    }

    @Override
    public List<Step> plan(CancelMigration command) {
        return List.of(NamedStep.oneWay(
                "cancel", "Breaking the migration off", LIMIT, context -> cancel(command.id(), context)));
    }

    /** Asked again as long as it goes on: the source may not have begun yet, or be past the point where it listens. */
    private void cancel(VmId vm, StepContext context) {
        context.await("the migration of VM " + vm + " to end", vm, () -> {
            var row = tools.inTransaction(() -> tools.inventory().get(Vm.class, vm));
            if (row.migratingTo().isEmpty()) {
                return Optional.of(true);
            }
            if (!row.hostId().equals(row.migratingTo())) {
                ask(row, context);
            }
            return Optional.empty();
        });
    }

    private void ask(Vm row, StepContext context) {
        try {
            context.call()
                    .hosts()
                    .call(
                            row.hostId().orElseThrow(),
                            new org.vireo.protocol.vm.CancelMigration(row.id()),
                            context.call().part("cancel/" + tools.clock().millis()));
        } catch (VireoException e) {
            Reached.passOnLostDatabase(e);
            LOG.debug("The migration of VM {} is not broken off yet: {}", row.id(), e.getMessage());
        }
    }
}
