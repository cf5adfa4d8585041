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
import org.vireo.engine.api.storage.DetachDisk;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.DiskStatus;
import org.vireo.model.VmStatus;

/** Takes a disk from a virtual machine that is down, and removes it where asked. */
@Component(service = CommandHandler.class)
public final class DetachDiskHandler implements CommandHandler<DetachDisk> {
    private final Inventory inventory;
    private final Events events;
    private final DiskUse use;
    private final Volumes volumes;

    @Activate
    public DetachDiskHandler(
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
    public Class<DetachDisk> command() {
        return DetachDisk.class;
    }

    @Override
    public Permit permit(DetachDisk command) {
        return Permit.on("configure_vm_storage", "vm", command.vm());
    }

    @Override
    public Set<LockKey> locks(DetachDisk command) {
        return Set.of(LockKey.exclusive("vm", command.vm()), LockKey.exclusive(NewDisks.KIND, command.disk()));
    }

    @Override
    public Check check(DetachDisk command, Caller caller) {
        var vm = inventory.get(Vm.class, command.vm());
        var row = use.attachment(command.vm(), command.disk());
        var disk = inventory.get(Disk.class, command.disk());
        var attempt = "Cannot detach Virtual Disk.";
        if (vm.status() != VmStatus.DOWN && row.active()) {
            return Check.conflict(attempt + " VM " + vm.name() + " is not down.");
        }
        if (command.remove() && use.attachments(command.disk()).size() > 1) {
            return Check.conflict(attempt + " Other virtual machines use the disk, so it cannot be removed.");
        }
        return use.unlocked(disk, attempt)
                .and(use.inNoSnapshot(disk, attempt))
                .and(command.remove() ? use.idle(disk, attempt) : Check.FINE);
    }

    @Override
    public String describe(DetachDisk command) {
        return "Detaching Disk from VM " + inventory.get(Vm.class, command.vm()).name();
    }

    @Override
    public void begin(DetachDisk command, Caller caller) {
        var disk = inventory.get(Disk.class, command.disk());
        var vm = inventory.get(Vm.class, command.vm());
        inventory.remove(use.attachment(command.vm(), command.disk()));
        if (command.remove()) {
            disk.setStatus(DiskStatus.LOCKED);
        }
        events.record(Event.normal(
                        2018,
                        caller,
                        "The disk " + disk.name() + " was detached from VM " + vm.name() + " by " + caller.name() + ".")
                .about("vm", command.vm())
                .about(NewDisks.KIND, command.disk()));
    }

    @Override
    public List<Step> plan(DetachDisk command) {
        return command.remove() ? List.of(DiskSteps.delete(command.disk(), volumes)) : List.of();
    }

    @Override
    public void complete(DetachDisk command, StepContext context) {
        var disk = inventory.get(Disk.class, command.disk());
        inventory.remove(disk);
        events.record(Event.normal(80, context.caller(), "The disk " + disk.name() + " was removed.")
                .about("vm", command.vm()));
    }

    @Override
    public void abandon(DetachDisk command, StepContext context, String why) {
        DiskSteps.notRemoved(command.disk(), why, inventory, events, context.caller());
    }
}
