package org.vireo.storage;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.storage.UpdateDiskAttachment;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.VmStatus;

/** Changes how a virtual machine that is down uses a disk. */
@Component(service = CommandHandler.class)
public final class UpdateDiskAttachmentHandler implements CommandHandler<UpdateDiskAttachment> {
    private final Inventory inventory;
    private final Events events;
    private final DiskUse use;

    @Activate
    public UpdateDiskAttachmentHandler(
            @Reference Inventory inventory, @Reference Events events, @Reference DiskUse use) {
        this.inventory = inventory;
        this.events = events;
        this.use = use;
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
        if (vm.status() != VmStatus.DOWN) {
            return Check.conflict("Cannot edit Virtual Disk. VM " + vm.name() + " is not down.");
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
}
