package org.vireo.compute;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.vireo.engine.api.vm.CloneSnapshot;
import org.vireo.engine.api.vm.CustomProperties;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Vm;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;

/** Makes a virtual machine of what a snapshot of another holds; what was frozen can be copied while that one runs. */
@Component(service = CommandHandler.class)
public final class CloneSnapshotHandler implements CommandHandler<CloneSnapshot> {
    private static final String WHAT = "Cannot add VM.";

    private final Inventory inventory;
    private final FrozenCopies copies;
    private final Ports ports;
    private final VmEvents events;
    private final Names names;
    private final NewVms rows;
    private final CustomProperties properties;

    /** Keeps no state. */
    @Activate
    public CloneSnapshotHandler(
            @Reference Inventory inventory,
            @Reference FrozenCopies copies,
            @Reference Ports ports,
            @Reference CustomProperties properties,
            @Reference Events events) {
        this.inventory = inventory;
        this.copies = copies;
        this.ports = ports;
        this.events = new VmEvents(inventory, events);
        this.names = new Names(inventory);
        this.rows = new NewVms(inventory, ports);
        this.properties = properties;
    }

    @Override
    public Class<CloneSnapshot> command() {
        return CloneSnapshot.class;
    }

    @Override
    public Permit permit(CloneSnapshot command) {
        return Permit.on("create_vm", "cluster", command.cluster());
    }

    @Override
    public Set<Permit> permits(CloneSnapshot command) {
        var permits = new HashSet<Permit>();
        permits.add(permit(command));
        permits.add(Permit.on("create_vm", "vm", command.source()));
        if (!command.settings().customProperties().equals(kept(command))) {
            permits.add(Permit.on("change_vm_custom_properties", "cluster", command.cluster()));
        }
        return permits;
    }

    /** Custom properties as the snapshot keeps them. */
    private Map<String, String> kept(CloneSnapshot command) {
        return inventory
                .find(Snapshot.class, command.snapshot())
                .flatMap(Snapshot::settings)
                .or(() -> inventory.find(Vm.class, command.source()).map(Vm::settings))
                .map(VmSettings::customProperties)
                .orElse(Map.of());
    }

    @Override
    public Optional<Ownership> owned(CloneSnapshot command) {
        return Optional.of(Ownership.of(PredefinedRoles.USER_VM_MANAGER, "vm", command.id()));
    }

    /** The images stay as long as their disks are not worked on; the virtual machine itself may do what it wants. */
    @Override
    public Set<LockKey> locks(CloneSnapshot command) {
        var keys = new HashSet<LockKey>();
        keys.add(LockKey.exclusive("vm", command.id()));
        keys.add(LockKey.shared("cluster", command.cluster()));
        keys.add(names.lock("vm", command.cluster(), command.details().name()));
        keys.addAll(copies.locks(command.snapshot()));
        return keys;
    }

    @Override
    public Check check(CloneSnapshot command, Caller caller) {
        var source = inventory.get(Vm.class, command.source());
        if (inventory.find(Vm.class, command.id()).isPresent()) {
            return Check.conflict(WHAT + " There is a VM with the id " + command.id() + " already.");
        }
        if (!names.center(command.cluster()).equals(names.center(source.clusterId()))) {
            return Check.conflict(WHAT + " The Cluster is in another Data Center than the VM with the Snapshot.");
        }
        var name = command.details().name();
        return Names.form(WHAT, name)
                .and(names.vm(WHAT, name, command.cluster(), command.id()))
                .and(properties.ofVm(
                        WHAT,
                        command.cluster(),
                        kept(command),
                        command.settings().customProperties()))
                .and(copies.check(source, command.snapshot(), WHAT));
    }

    @Override
    public String describe(CloneSnapshot command) {
        return "Creating VM " + command.details().name() + " from a Snapshot of VM "
                + inventory.get(Vm.class, command.source()).name();
    }

    @Override
    public void begin(CloneSnapshot command, Caller caller) {
        var source = inventory.get(Vm.class, command.source());
        var disks = !copies.images(command.snapshot()).isEmpty();
        var vm = rows.begun(command.id(), command.details(), command.cluster(), command.settings(), disks);
        rows.addAfter(source, vm);
        copies.add(command.snapshot(), command.source(), Owner.of(command.id()));
        ports.copyFromVm(command.source(), command.id(), command.cluster());
        events.normal(
                disks ? VmEvents.ADD_BEGUN : VmEvents.ADDED,
                caller,
                vm,
                "VM " + vm.name() + " is made of a Snapshot of VM " + source.name() + " by " + caller.name() + ".");
    }

    @Override
    public List<Step> plan(CloneSnapshot command) {
        return copies.steps(command.snapshot(), Owner.of(command.id()));
    }

    @Override
    public void complete(CloneSnapshot command, StepContext context) {
        var vm = inventory.get(Vm.class, command.id());
        vm.setStatus(VmStatus.DOWN);
        copies.ready(Owner.of(command.id()));
        events.normal(
                VmEvents.ADD_DONE, context.caller(), vm, "The creation of VM " + vm.name() + " has been completed.");
    }

    @Override
    public void abandon(CloneSnapshot command, StepContext context, String why) {
        copies.forget(Owner.of(command.id()));
        rows.forget(command.id());
        events.plain(Event.error(
                VmEvents.ADD_FAILED,
                context.caller(),
                "Failed to create VM " + command.details().name() + ": " + why));
    }
}
