package org.vireo.compute;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.compute.DiskCopies.Owner;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.auth.PredefinedRoles;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Ownership;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.engine.api.network.Ports;
import org.vireo.engine.api.vm.CloneVm;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.VmStatus;

/** Makes a virtual machine like another: its disks are copied in full, its interfaces get addresses of their own. */
@Component(service = CommandHandler.class)
public final class CloneVmHandler implements CommandHandler<CloneVm> {
    private static final String WHAT = "Cannot clone VM.";

    private final Inventory inventory;
    private final DiskCopies copies;
    private final Ports ports;
    private final VmEvents events;
    private final Names names;
    private final NewVms rows;

    /** Keeps no state. */
    @Activate
    public CloneVmHandler(
            @Reference Inventory inventory,
            @Reference DiskCopies copies,
            @Reference Ports ports,
            @Reference Events events) {
        this.inventory = inventory;
        this.copies = copies;
        this.ports = ports;
        this.events = new VmEvents(inventory, events);
        this.names = new Names(inventory);
        this.rows = new NewVms(inventory, ports);
    }

    @Override
    public Class<CloneVm> command() {
        return CloneVm.class;
    }

    @Override
    public Permit permit(CloneVm command) {
        return Permit.on("create_vm", "vm", command.source());
    }

    @Override
    public Optional<Ownership> owned(CloneVm command) {
        return Optional.of(Ownership.of(PredefinedRoles.USER_VM_MANAGER, "vm", command.id()));
    }

    @Override
    public Set<LockKey> locks(CloneVm command) {
        var keys = new HashSet<LockKey>();
        keys.add(LockKey.exclusive("vm", command.id()));
        keys.add(LockKey.exclusive("vm", command.source()));
        inventory.find(Vm.class, command.source()).ifPresent(source -> {
            keys.add(names.lock("vm", source.clusterId(), command.details().name()));
            keys.add(LockKey.shared("cluster", source.clusterId()));
        });
        return keys;
    }

    @Override
    public Check check(CloneVm command, Caller caller) {
        var source = inventory.get(Vm.class, command.source());
        if (source.status() != VmStatus.DOWN) {
            return Check.conflict(WHAT + " VM " + source.name() + " is not down.");
        }
        var name = command.details().name();
        return Names.form(WHAT, name)
                .and(names.vm(WHAT, name, source.clusterId(), command.id()))
                .and(copies.check(Owner.of(command.source()), WHAT));
    }

    @Override
    public String describe(CloneVm command) {
        return "Cloning VM " + inventory.get(Vm.class, command.source()).name() + " as "
                + command.details().name();
    }

    @Override
    public void begin(CloneVm command, Caller caller) {
        var source = inventory.get(Vm.class, command.source());
        var disks = !copies.attachments(Owner.of(command.source())).isEmpty();
        var vm = rows.begun(command.id(), command.details(), source.clusterId(), source.settings(), disks);
        rows.addAfter(source, vm);
        copies.add(Owner.of(command.source()), Owner.of(command.id()), false);
        ports.copyFromVm(command.source(), command.id(), source.clusterId());
        events.normal(
                disks ? VmEvents.ADD_BEGUN : VmEvents.ADDED,
                caller,
                vm,
                "VM " + vm.name() + " is made like VM " + source.name() + " by " + caller.name() + "."
                        + copies.leftOut(Owner.of(command.source())));
    }

    @Override
    public List<Step> plan(CloneVm command) {
        return copies.steps(Owner.of(command.source()), Owner.of(command.id()), false);
    }

    @Override
    public void complete(CloneVm command, StepContext context) {
        var vm = inventory.get(Vm.class, command.id());
        vm.setStatus(VmStatus.DOWN);
        copies.ready(Owner.of(command.id()));
        events.normal(VmEvents.ADD_DONE, context.caller(), vm, "VM " + vm.name() + " has been cloned.");
    }

    @Override
    public void abandon(CloneVm command, StepContext context, String why) {
        copies.forget(Owner.of(command.id()));
        rows.forget(command.id());
        events.plain(Event.error(
                VmEvents.ADD_FAILED,
                context.caller(),
                "Failed to clone VM as " + command.details().name() + ": " + why));
    }
}
