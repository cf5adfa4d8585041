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
import org.vireo.engine.api.storage.UpdateDiskAttachment;
import org.vireo.engine.api.vm.LiveChanges;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DiskInterface;
import org.vireo.model.VmStatus;

/** Changes how a virtual machine uses a disk; one that runs gets it or loses it at once. */
@Component(service = CommandHandler.class)
public final class UpdateDiskAttachmentHandler implements CommandHandler<UpdateDiskAttachment> {
    private final Inventory inventory;
    private final Events events;
    private final DiskUse use;
    private final LiveChanges live;
    private final LunRules luns;

    @Activate
    public UpdateDiskAttachmentHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference DiskUse use,
            @Reference LiveChanges live) {
        this.inventory = inventory;
        this.events = events;
        this.use = use;
        this.live = live;
        luns = new LunRules(inventory, use);
    }

    @Override
    public Class<UpdateDiskAttachment> command() {
        return UpdateDiskAttachment.class;
    }

    @Override
    public Permit permit(UpdateDiskAttachment command) {
        return Permit.on("configure_vm_storage", "vm", command.vm());
    }

    @Override
    public Set<LockKey> locks(UpdateDiskAttachment command) {
        return Set.of(LockKey.exclusive("vm", command.vm()));
    }

    @Override
    public Check check(UpdateDiskAttachment command, Caller caller) {
        var vm = inventory.get(Vm.class, command.vm());
        var row = use.attachment(command.vm(), command.disk());
        var running = running(command, vm, row).and(luns.change(command, row));
        if (running instanceof Check.Refused) {
            return running;
        }
        var another =
                inventory
                        .list(
                                DiskAttachment.class,
                                Where.equal("vmId", command.vm()).andEqual("bootable", true))
                        .stream()
                        .anyMatch(other -> !other.id().equals(row.id()));
        return command.bootable().orElse(false) && another
                ? Check.conflict("Cannot edit Virtual Disk. VM " + vm.name() + " can only have one bootable disk.")
                : Check.FINE;
    }

    /** What a guest has in use can only be taken away from it. */
    private Check running(UpdateDiskAttachment command, Vm vm, DiskAttachment row) {
        if (vm.status() == VmStatus.DOWN) {
            return Check.FINE;
        }
        if (!live.runs(vm.id())) {
            return Check.conflict("Cannot edit Virtual Disk. VM " + vm.name() + " is neither down nor does it run.");
        }
        boolean remade = command.attachment()
                        .filter(one -> one != row.attachment())
                        .isPresent()
                || command.bootable().filter(one -> one != row.bootable()).isPresent()
                || command.readOnly().filter(one -> one != row.readOnly()).isPresent();
        if (remade && row.active()) {
            return Check.conflict(
                    "Cannot edit Virtual Disk. VM " + vm.name() + " is not down. Deactivate the disk first.");
        }
        var attachment = command.attachment().orElse(row.attachment());
        boolean plugs = command.active().orElse(row.active()) != row.active();
        return plugs && attachment != DiskInterface.VIRTIO && attachment != DiskInterface.VIRTIO_SCSI
                ? Check.conflict("Cannot edit Virtual Disk. Disks of this interface are not plugged into running VMs.")
                : Check.FINE;
    }

    @Override
    public String describe(UpdateDiskAttachment command) {
        return "Editing Disk of VM " + inventory.get(Vm.class, command.vm()).name();
    }

    @Override
    public void begin(UpdateDiskAttachment command, Caller caller) {
        var row = use.attachment(command.vm(), command.disk());
        command.attachment().ifPresent(row::setAttachment);
        command.bootable().ifPresent(row::setBootable);
        command.active().ifPresent(row::setActive);
        command.readOnly().ifPresent(row::setReadOnly);
        command.extras().ifPresent(row::setExtras);
        var vm = inventory.get(Vm.class, command.vm());
        events.record(Event.normal(88, caller, "A disk of VM " + vm.name() + " was changed by " + caller.name() + ".")
                .about("vm", command.vm())
                .about(NewDisks.KIND, command.disk()));
    }

    @Override
    public List<Step> plan(UpdateDiskAttachment command) {
        if (command.active().isEmpty() || !live.runs(command.vm())) {
            return List.of();
        }
        boolean plug = command.active().get();
        return List.of(NamedStep.quick(
                plug ? "plug" : "unplug",
                plug ? "Plugging the disk in" : "Unplugging the disk",
                context -> {
                    if (plug) {
                        live.plugDisk(command.vm(), command.disk(), context.call());
                    } else {
                        live.unplugDisk(command.vm(), command.disk(), context.call());
                    }
                },
                context -> {}));
    }

    @Override
    public void abandon(UpdateDiskAttachment command, StepContext context, String why) {
        use.find(command.vm(), command.disk())
                .ifPresent(row -> command.active().ifPresent(wanted -> row.setActive(!wanted)));
        events.record(Event.error(89, context.caller(), "The running VM did not take on the change of its disk: " + why)
                .about("vm", command.vm())
                .about(NewDisks.KIND, command.disk()));
    }
}
