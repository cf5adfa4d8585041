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
import org.vireo.engine.api.storage.UpdateDisk;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskStatus;

/** Changes the texts and flags of a disk; a greater size grows its image, for which nothing may run from it. */
@Component(service = CommandHandler.class)
public final class UpdateDiskHandler implements CommandHandler<UpdateDisk> {

    private final Inventory inventory;
    private final Events events;
    private final DiskUse use;
    private final Volumes volumes;
    private final LunRules luns;

    @Activate
    public UpdateDiskHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference DiskUse use,
            @Reference Volumes volumes) {
        this.inventory = inventory;
        this.events = events;
        this.use = use;
        this.volumes = volumes;
        luns = new LunRules(inventory, use);
    }

    @Override
    public Class<UpdateDisk> command() {
        return UpdateDisk.class;
    }

    @Override
    public Permit permit(UpdateDisk command) {
        return Permit.on("edit_disk_properties", NewDisks.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(UpdateDisk command) {
        return use.locks(command.id());
    }

    @Override
    public Check check(UpdateDisk command, Caller caller) {
        var disk = inventory.get(Disk.class, command.id());
        var attempt = "Cannot edit Virtual Disk.";
        if (command.size().filter(size -> size.compareTo(disk.size()) < 0).isPresent()) {
            return Check.conflict(attempt + " New size must not be below the present one.");
        }
        if (command.shareable().orElse(false) && disk.format() == DiskFormat.COW) {
            return Check.conflict(attempt + " A shareable disk needs the format raw.");
        }
        var grows =
                command.size().filter(size -> size.compareTo(disk.size()) > 0).isPresent();
        return use.unlocked(disk, attempt)
                .and(luns.change(command, disk))
                .and(grows ? use.idle(disk, attempt).and(use.noMemory(disk, attempt)) : Check.FINE);
    }

    @Override
    public String describe(UpdateDisk command) {
        return "Editing Disk " + inventory.get(Disk.class, command.id()).name();
    }

    @Override
    public void begin(UpdateDisk command, Caller caller) {
        var disk = inventory.get(Disk.class, command.id());
        command.details().applyTo(disk);
        command.shareable().ifPresent(disk::setShareable);
        command.wipeAfterDelete().ifPresent(disk::setWipeAfterDelete);
        command.passthrough()
                .ifPresent(wanted ->
                        inventory.find(DirectLun.class, disk.id()).ifPresent(lun -> lun.setPassthrough(wanted)));
        if (command.size().isPresent()) {
            disk.setStatus(DiskStatus.LOCKED);
        } else {
            changed(disk, caller);
        }
    }

    private void changed(Disk disk, Caller caller) {
        events.record(Event.normal(88, caller, "The disk " + disk.name() + " was changed by " + caller.name() + ".")
                .about(NewDisks.KIND, disk.id()));
    }

    @Override
    public List<Step> plan(UpdateDisk command) {
        return command.size().stream()
                .<Step>map(size -> NamedStep.quick(
                        "resize",
                        "Growing the image",
                        context -> volumes.resize(command.id(), size, context.call()),
                        context -> {})) // an image that grew stays grown; it is only larger than asked
                .toList();
    }

    @Override
    public void complete(UpdateDisk command, StepContext context) {
        var disk = inventory.get(Disk.class, command.id());
        disk.setStatus(DiskStatus.OK);
        changed(disk, context.caller());
    }

    @Override
    public void abandon(UpdateDisk command, StepContext context, String why) {
        var disk = inventory.get(Disk.class, command.id());
        disk.setStatus(DiskStatus.OK);
        events.record(Event.error(89, context.caller(), "The disk " + disk.name() + " could not be resized: " + why)
                .about(NewDisks.KIND, command.id()));
    }
}
