package org.vireo.storage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import org.vireo.engine.api.storage.Volumes;
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
    private final NewDisks disks;
    private final DiskUse use;
    private final Volumes volumes;
    private final LiveChanges live;

    @Activate
    public AttachDiskHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference NewDisks disks,
            @Reference DiskUse use,
            @Reference Volumes volumes,
            @Reference LiveChanges live) {
        this.inventory = inventory;
        this.events = events;
        this.disks = disks;
        this.use = use;
        this.volumes = volumes;
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
        var disk = command.create()
                .map(created -> Permit.on("create_disk", Domains.KIND, created.domain()))
                .orElseGet(() -> Permit.on("attach_disk", NewDisks.KIND, command.disk()));
        return Set.of(permit(command), disk);
    }

    @Override
    public Set<LockKey> locks(AttachDisk command) {
        var keys = new LinkedHashSet<LockKey>();
        keys.add(LockKey.exclusive("vm", command.vm()));
        keys.add(LockKey.exclusive(NewDisks.KIND, command.disk()));
        command.create().ifPresent(disk -> keys.addAll(NewDisks.locks(disk)));
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
        if (command.create().isPresent()) {
            var fresh = command.create().get();
            return fresh.id().equals(command.disk())
                    ? disks.check(fresh, true)
                    : Check.invalid("The disk to create and the disk to attach must be the same.");
        }
        return existing(inventory.get(Disk.class, command.disk()), vm);
    }

    private Check existing(Disk disk, Vm vm) {
        var attempt = "Cannot attach Virtual Disk.";
        for (var attachment : use.attachments(disk.id())) {
            if (attachment.vmId().filter(vm.id()::equals).isPresent()) {
                return Check.conflict(attempt + " The disk is attached to VM " + vm.name() + " already.");
            }
            if (!disk.shareable()) {
                return Check.conflict(attempt + " The disk " + disk.name() + " is in use and not shareable.");
            }
        }
        return use.unlocked(disk, attempt);
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
        command.create().ifPresent(disks::add);
        var attachment = new DiskAttachment(UUID.randomUUID());
        attachment.setDiskId(command.disk());
        attachment.setVmId(Optional.of(command.vm()));
        attachment.setAttachment(command.attachment());
        attachment.setBootable(command.bootable());
        attachment.setActive(command.active());
        attachment.setReadOnly(command.readOnly());
        attachment.setExtras(command.extras());
        inventory.add(attachment);
        if (command.create().isEmpty()) {
            attached(command, caller);
        }
    }

    private void attached(AttachDisk command, Caller caller) {
        var disk = inventory.get(Disk.class, command.disk());
        var vm = inventory.get(Vm.class, command.vm());
        var what = command.create().isPresent() ? "added to" : "attached to";
        events.record(Event.normal(
                        97,
                        caller,
                        "The disk " + disk.name() + " was " + what + " VM " + vm.name() + " by " + caller.name() + ".")
                .about("vm", command.vm())
                .about(NewDisks.KIND, command.disk()));
    }

    @Override
    public List<Step> plan(AttachDisk command) {
        var steps = new ArrayList<Step>();
        command.create()
                .ifPresent(disk -> steps.add(NamedStep.copying(
                        "create",
                        "Creating the image",
                        context -> volumes.create(disk.id(), context.call()),
                        context -> volumes.delete(disk.id(), context.call()))));
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
        if (command.create().isPresent()) {
            disks.ready(command.disk());
            attached(command, context.caller());
        }
    }

    @Override
    public void abandon(AttachDisk command, StepContext context, String why) {
        use.attachments(command.disk()).stream()
                .filter(attachment -> attachment.vmId().equals(Optional.of(command.vm())))
                .forEach(inventory::remove);
        inventory.flush();
        var name = inventory.get(Disk.class, command.disk()).name();
        if (command.create().isPresent()) {
            disks.forget(command.disk());
        }
        events.record(Event.error(98, context.caller(), "The disk " + name + " could not be added: " + why)
                .about("vm", command.vm()));
    }
}
