package org.vireo.storage;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.storage.RemoveDisk;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.model.DiskStatus;

/** Removes a disk with its image. */
@Component(service = CommandHandler.class)
public final class RemoveDiskHandler implements CommandHandler<RemoveDisk> {
    private final Inventory inventory;
    private final Events events;
    private final DiskUse use;
    private final Volumes volumes;

    @Activate
    public RemoveDiskHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference DiskUse use,
            @Reference Volumes volumes) {
        this.inventory = inventory;
        this.events = events;
        this.use = use;
        this.volumes = volumes;
    }

    @Override
    public Class<RemoveDisk> command() {
        return RemoveDisk.class;
    }

    @Override
    public Permit permit(RemoveDisk command) {
        return Permit.on("delete_disk", NewDisks.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(RemoveDisk command) {
        return use.locks(command.id());
    }

    @Override
    public Check check(RemoveDisk command, Caller caller) {
        var disk = inventory.get(Disk.class, command.id());
        var attempt = "Cannot remove Virtual Disk.";
        return use.unlocked(disk, attempt).and(use.idle(disk, attempt)).and(use.inNoSnapshot(disk, attempt));
    }

    @Override
    public String describe(RemoveDisk command) {
        return "Removing Disk " + inventory.get(Disk.class, command.id()).name();
    }

    @Override
    public void begin(RemoveDisk command, Caller caller) {
        inventory.get(Disk.class, command.id()).setStatus(DiskStatus.LOCKED);
    }

    @Override
    public List<Step> plan(RemoveDisk command) {
        return List.of(DiskSteps.delete(command.id(), volumes));
    }

    @Override
    public void complete(RemoveDisk command, StepContext context) {
        var disk = inventory.get(Disk.class, command.id());
        use.attachments(command.id()).forEach(inventory::remove);
        inventory.flush();
        inventory.remove(disk);
        events.record(Event.normal(2014, context.caller(), "The disk " + disk.name() + " was removed."));
    }

    @Override
    public void abandon(RemoveDisk command, StepContext context, String why) {
        DiskSteps.notRemoved(command.id(), why, inventory, events, context.caller());
    }
}
