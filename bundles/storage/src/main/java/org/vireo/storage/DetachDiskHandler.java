package org.vireo.storage;

import java.util.ArrayList;
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
import org.vireo.engine.api.vm.LiveChanges;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.DiskStatus;
import org.vireo.model.VmStatus;

/** Takes a disk from a virtual machine, from a running one at once, and removes it where asked. */
@Component(service = CommandHandler.class)
public final class DetachDiskHandler implements CommandHandler<DetachDisk> {
    private final Inventory inventory;
    private final Events events;
    private final DiskUse use;
    private final Volumes volumes;
    private final LiveChanges live;

    @Activate
    public DetachDiskHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference DiskUse use,
            @Reference Volumes volumes,
            @Reference LiveChanges live) {
        this.inventory = inventory;
        this.events = events;
        this.use = use;
        this.volumes = volumes;
        this.live = live;
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
        if (vm.status() != VmStatus.DOWN && row.active() && !live.runs(vm.id())) {
            return Check.conflict(attempt + " VM " + vm.name() + " is neither down nor does it run.");
        }
        if (command.remove() && use.attachments(command.disk()).size() > 1) {
            return Check.conflict(attempt + " Other virtual machines use the disk, so it cannot be removed.");
        }
        return use.unlocked(disk, attempt)
                .and(use.inNoSnapshot(disk, attempt))
                .and(command.remove() ? idle(disk, vm, attempt) : Check.FINE);
    }

    /** One that runs lets it go first. */
    private Check idle(Disk disk, Vm vm, String attempt) {
        return live.runs(vm.id()) ? use.unread(disk, attempt) : use.idle(disk, attempt);
    }

    @Override
    public String describe(DetachDisk command) {
        return "Detaching Disk from VM " + inventory.get(Vm.class, command.vm()).name();
    }

    /** While it is plugged into a running one it stays attached. */
    @Override
    public void begin(DetachDisk command, Caller caller) {
        if (command.remove()) {
            inventory.get(Disk.class, command.disk()).setStatus(DiskStatus.LOCKED);
        }
        if (!plugged(command)) {
            detached(command, caller);
        }
    }

    private boolean plugged(DetachDisk command) {
        return live.runs(command.vm())
                && use.find(command.vm(), command.disk())
                        .filter(DiskAttachment::active)
                        .isPresent();
    }

    private void detached(DetachDisk command, Caller caller) {
        var disk = inventory.get(Disk.class, command.disk());
        var vm = inventory.get(Vm.class, command.vm());
        use.find(command.vm(), command.disk()).ifPresent(inventory::remove);
        events.record(Event.normal(
                        2018,
                        caller,
                        "The disk " + disk.name() + " was detached from VM " + vm.name() + " by " + caller.name() + ".")
                .about("vm", command.vm())
                .about(NewDisks.KIND, command.disk()));
    }

    /** What is still attached is to be unplugged first. */
    @Override
    public List<Step> plan(DetachDisk command) {
        var steps = new ArrayList<Step>();
        if (use.find(command.vm(), command.disk()).isPresent()) {
            steps.add(NamedStep.quick(
                    "unplug",
                    "Unplugging the disk",
                    context -> live.unplugDisk(command.vm(), command.disk(), context.call()),
                    context -> {}));
        }
        if (command.remove()) {
            steps.add(DiskSteps.delete(command.disk(), volumes));
        }
        return steps;
    }

    @Override
    public void complete(DetachDisk command, StepContext context) {
        if (use.find(command.vm(), command.disk()).isPresent()) {
            detached(command, context.caller());
            inventory.flush();
        }
        if (command.remove()) {
            var disk = inventory.get(Disk.class, command.disk());
            inventory.remove(disk);
            events.record(Event.normal(80, context.caller(), "The disk " + disk.name() + " was removed.")
                    .about("vm", command.vm()));
        }
    }

    @Override
    public void abandon(DetachDisk command, StepContext context, String why) {
        boolean kept = use.find(command.vm(), command.disk()).isPresent();
        if (kept) {
            inventory.get(Disk.class, command.disk()).setStatus(DiskStatus.OK);
        }
        if (command.remove() && !kept) {
            DiskSteps.notRemoved(command.disk(), why, inventory, events, context.caller());
        } else {
            var name = inventory.get(Disk.class, command.disk()).name();
            events.record(Event.error(2019, context.caller(), "The disk " + name + " could not be detached: " + why)
                    .about("vm", command.vm()));
        }
    }
}
