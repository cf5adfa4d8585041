package org.vireo.storage;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.backup.RemoveCheckpoint;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Checkpoint;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;

/**
 * Removes a checkpoint. The hypervisor drops what it remembers since, if there is one; else the next backup of the virtual machine has it
 * dropped.
 */
@Component(service = CommandHandler.class)
public final class RemoveCheckpointHandler implements CommandHandler<RemoveCheckpoint> {
    private static final String DROPPED = "dropped";

    private final Inventory inventory;
    private final Transactions transactions;
    private final Snapshots snapshots;
    private final Backups backups;
    private final Checkpoints checkpoints;
    private final HostBackups hosts;

    @Activate
    public RemoveCheckpointHandler(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Snapshots snapshots,
            @Reference Backups backups,
            @Reference Checkpoints checkpoints,
            @Reference HostBackups hosts) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.snapshots = snapshots;
        this.backups = backups;
        this.checkpoints = checkpoints;
        this.hosts = hosts;
    }

    @Override
    public Class<RemoveCheckpoint> command() {
        return RemoveCheckpoint.class;
    }

    @Override
    public Permit permit(RemoveCheckpoint command) {
        return Backups.permit(command.vm());
    }

    @Override
    public Set<LockKey> locks(RemoveCheckpoint command) {
        return snapshots.locks(command.vm());
    }

    @Override
    public Check check(RemoveCheckpoint command, Caller caller) {
        checkpoints.of(command.vm(), command.id());
        return backups.none(command.vm(), "Cannot remove Checkpoint.");
    }

    @Override
    public String describe(RemoveCheckpoint command) {
        return "Removing a checkpoint of VM " + backups.name(command.vm());
    }

    @Override
    public void begin(RemoveCheckpoint command, Caller caller) {
        checkpoints.doom(command.id());
    }

    @Override
    public List<Step> plan(RemoveCheckpoint command) {
        return List.of(
                NamedStep.quick("drop", "Dropping the checkpoint", context -> drop(command, context), context -> {}));
    }

    private void drop(RemoveCheckpoint command, StepContext context) {
        var row = transactions.call(() -> inventory.get(Checkpoint.class, command.id()));
        if (hosts.dropped(command.vm(), row, context)) {
            context.put(DROPPED, "");
        }
    }

    @Override
    public void complete(RemoveCheckpoint command, StepContext context) {
        if (context.get(DROPPED).isPresent()) {
            inventory.find(Checkpoint.class, command.id()).ifPresent(inventory::remove);
        }
    }
}
