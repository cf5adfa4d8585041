package org.vireo.compute;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.compute.DiskCopies.Owner;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.Ports;
import org.vireo.engine.api.vm.RemoveVm;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Reservation;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Vm;
import org.vireo.inventory.VmSample;
import org.vireo.inventory.Where;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;

/** Removes a virtual machine that is down, with the disks that only it has. */
@Component(service = CommandHandler.class)
public final class RemoveVmHandler implements CommandHandler<RemoveVm> {
    private final Inventory inventory;
    private final DiskRemovals removals;
    private final Ports ports;
    private final Icons icons;
    private final VmEvents events;

    /** Keeps no state. */
    @Activate
    public RemoveVmHandler(
            @Reference Inventory inventory,
            @Reference DiskRemovals removals,
            @Reference Ports ports,
            @Reference Events events) {
        this.inventory = inventory;
        this.removals = removals;
        this.ports = ports;
        this.icons = new Icons(inventory);
        this.events = new VmEvents(inventory, events);
    }

    @Override
    public Class<RemoveVm> command() {
        return RemoveVm.class;
    }

    @Override
    public Permit permit(RemoveVm command) {
        return Permit.on("delete_vm", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(RemoveVm command) {
        var keys = new HashSet<LockKey>(Set.of(LockKey.exclusive("vm", command.id())));
        keys.addAll(removals.locks(Owner.of(command.id())));
        return keys;
    }

    @Override
    public Check check(RemoveVm command, Caller caller) {
        var vm = inventory.get(Vm.class, command.id());
        var guarded = vm.settings().deleteProtected()
                ? VmAction.REMOVE.refused("Delete protection is enabled. Disable it first.")
                : Check.FINE;
        return VmAction.REMOVE.check(vm.status()).and(guarded).and(kept(command));
    }

    /** Images that a snapshot holds belong together with it: a disk cannot go on alone. */
    private Check kept(RemoveVm command) {
        if (!command.keepDisks()) {
            return Check.FINE;
        }
        var frozen = removals.own(Owner.of(command.id())).stream()
                .anyMatch(disk -> inventory.count(FrozenImage.class, Where.equal("diskId", disk)) > 0);
        return frozen
                ? VmAction.REMOVE.refused(
                        "Its disks cannot be kept: snapshots hold images of them. Remove those first.")
                : Check.FINE;
    }

    @Override
    public String describe(RemoveVm command) {
        return "Removing VM " + inventory.get(Vm.class, command.id()).name();
    }

    @Override
    public void begin(RemoveVm command, Caller caller) {
        var owner = Owner.of(command.id());
        if (command.keepDisks()) {
            removals.detach(owner);
        }
        if (removals.own(owner).isEmpty()) {
            forget(command.id(), caller);
        } else {
            inventory.get(Vm.class, command.id()).setStatus(VmStatus.IMAGE_LOCKED);
            removals.lock(owner);
        }
    }

    private void forget(VmId id, Caller caller) {
        var vm = inventory.get(Vm.class, id);
        var event = Event.normal(VmEvents.REMOVED, caller, "VM " + vm.name() + " was successfully removed.")
                .about("vm", id)
                .about("cluster", vm.clusterId());
        removals.forget(Owner.of(id));
        ports.removeAll(id);
        inventory.list(Snapshot.class, Where.equal("vmId", id)).forEach(inventory::remove);
        inventory.find(VmSample.class, id).ifPresent(inventory::remove);
        inventory.find(Reservation.class, id).ifPresent(inventory::remove);
        inventory.flush();
        inventory.remove(vm);
        icons.release(vm.extras(), "");
        events.plain(event);
    }

    @Override
    public List<Step> plan(RemoveVm command) {
        return removals.steps(Owner.of(command.id()), command.force());
    }

    @Override
    public void complete(RemoveVm command, StepContext context) {
        forget(command.id(), context.caller());
    }

    @Override
    public void abandon(RemoveVm command, StepContext context, String why) {
        var vm = inventory.get(Vm.class, command.id());
        vm.setStatus(removals.giveUp(Owner.of(command.id()), context) ? VmStatus.IMAGE_ILLEGAL : VmStatus.DOWN);
        events.error(VmEvents.REMOVE_FAILED, context.caller(), vm, "Failed to remove VM " + vm.name() + ": " + why);
    }
}
