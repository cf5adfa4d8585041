package org.vireo.storage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.engine.api.vm.LiveChanges;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DiskInterface;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;

/** Gives a virtual machine a disk, made first where asked; one that runs sees it at once. */
@Component(service = CommandHandler.class)
public final class AttachDiskHandler implements CommandHandler<AttachDisk> {
    private final Inventory inventory;
    private final Events events;
    private final Attachments attachments;
    private final LiveChanges live;

    @Activate
    public AttachDiskHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference Attachments attachments,
            @Reference LiveChanges live) {
        this.inventory = inventory;
        this.events = events;
        this.attachments = attachments;
        this.live = live;
    }

    @Override
    public Class<AttachDisk> command() {
        return AttachDisk.class;
    }

    @Override
    public Permit permit(AttachDisk command) {
        return Permit.on("configure_vm_storage", "vm", command.vm());
    }

    @Override
    public Set<Permit> permits(AttachDisk command) {
        var permits = new LinkedHashSet<>(Attachments.permits(command));
        permits.add(permit(command));
        return permits;
    }

    @Override
    public Set<LockKey> locks(AttachDisk command) {
        var keys = new LinkedHashSet<>(Attachments.locks(command));
        keys.add(LockKey.exclusive("vm", command.vm()));
        return keys;
    }

    @Override
    public Check check(AttachDisk command, Caller caller) {
        var vm = inventory.get(Vm.class, command.vm());
        if (vm.status() != VmStatus.DOWN && command.active()) {
            if (!live.runs(vm.id())) {
                return Check.conflict(
                        "Cannot attach Virtual Disk. VM " + vm.name() + " is neither down nor does it run.");
            }
            if (command.attachment() != DiskInterface.VIRTIO && command.attachment() != DiskInterface.VIRTIO_SCSI) {
                return Check.conflict(
                        "Cannot attach Virtual Disk. Disks of this interface are not plugged into running VMs.");
            }
        }
        if (command.bootable() && hasBootDisk(command.vm())) {
            return Check.conflict("Cannot attach Virtual Disk. VM " + vm.name() + " can only have one bootable disk.");
        }
        return attachments.check(command);
    }

    private boolean hasBootDisk(VmId vm) {
        return inventory.count(DiskAttachment.class, Where.equal("vmId", vm).andEqual("bootable", true)) > 0;
    }

    @Override
    public String describe(AttachDisk command) {
        return "Attaching Disk to VM " + inventory.get(Vm.class, command.vm()).name();
    }

    @Override
    public void begin(AttachDisk command, Caller caller) {
        attachments.begin(command, caller);
    }

    @Override
    public List<Step> plan(AttachDisk command) {
        var steps = new ArrayList<Step>();
        attachments.creation(command, "create").ifPresent(steps::add);
        if (command.active() && live.runs(command.vm())) {
            steps.add(NamedStep.quick(
                    "plug",
                    "Plugging the disk in",
                    context -> live.plugDisk(command.vm(), command.disk(), context.call()),
                    context -> live.unplugDisk(
                            command.vm(), command.disk(), context.call().part("back"))));
        }
        return steps;
    }

    @Override
    public void complete(AttachDisk command, StepContext context) {
        attachments.complete(command, context.caller());
    }

    @Override
    public void abandon(AttachDisk command, StepContext context, String why) {
        var name = inventory.get(Disk.class, command.disk()).name();
        attachments.abandon(command);
        events.record(Event.error(98, context.caller(), "The disk " + name + " could not be added: " + why)
                .about("vm", command.vm()));
    }
}
