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
import org.vireo.engine.api.snapshot.AddSnapshot;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.VmStatus;

/** Keeps the state of a virtual machine: every disk gets a new image above the present one, at the same moment if it runs. */
@Component(service = CommandHandler.class)
public final class AddSnapshotHandler implements CommandHandler<AddSnapshot> {
    private static final String WHAT = "Cannot create Snapshot.";

    private final Inventory inventory;
    private final Events events;
    private final Snapshots snapshots;
    private final SnapshotSteps steps;
    private final KeptMemory memory;

    @Activate
    public AddSnapshotHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference Snapshots snapshots,
            @Reference SnapshotSteps steps,
            @Reference KeptMemory memory) {
        this.inventory = inventory;
        this.events = events;
        this.snapshots = snapshots;
        this.steps = steps;
        this.memory = memory;
    }

    @Override
    public Class<AddSnapshot> command() {
        return AddSnapshot.class;
    }

    @Override
    public Permit permit(AddSnapshot command) {
        return Permit.on("manipulate_vm_snapshots", "vm", command.vm());
    }

    @Override
    public Set<LockKey> locks(AddSnapshot command) {
        return snapshots.locks(command.vm());
    }

    @Override
    public String describe(AddSnapshot command) {
        return "Creating Snapshot " + command.description() + " for VM " + name(command);
    }

    private String name(AddSnapshot command) {
        return inventory.get(Vm.class, command.vm()).name();
    }

    @Override
    public Check check(AddSnapshot command, Caller caller) {
        for (var lun : snapshots.luns(command.vm())) {
            if (command.disks().filter(wanted -> wanted.contains(lun.id())).isPresent()) {
                return Check.conflict(WHAT + " Disk " + lun.name() + " is a LUN, and LUNs are in no snapshot.");
            }
        }
        var own = Snapshots.ids(snapshots.disks(command.vm()));
        if (command.disks().filter(wanted -> !own.containsAll(wanted)).isPresent()) {
            return Check.invalid(
                    WHAT + " A disk that is to be part of it is not attached to VM " + name(command) + ".");
        }
        for (var disk : chosen(command)) {
            if (disk.shareable()) {
                return Check.conflict(
                        WHAT + " Disk " + disk.name() + " is shareable, and shared disks are in no snapshot.");
            }
        }
        return snapshots
                .ready(command.vm(), WHAT)
                .and(snapshots.noPreview(command.vm(), WHAT))
                .and(remembers(command) && !command.lenient() ? memory(command) : Check.FINE);
    }

    /** One that is down has nothing to remember. */
    private boolean remembers(AddSnapshot command) {
        return command.memory() && snapshots.runs(command.vm());
    }

    private Check memory(AddSnapshot command) {
        var chosen = chosen(command);
        if (!snapshots.luns(command.vm()).isEmpty()) {
            return Check.conflict(WHAT + " VM " + name(command)
                    + " has LUNs, which are in no snapshot, and its memory is of use with all of its disks only."
                    + " Set persist_memorystate to false.");
        }
        return chosen.size() < snapshots.disks(command.vm()).size()
                ? Check.conflict(
                        WHAT + " The memory of VM " + name(command)
                                + " goes together with all of its disks: name none of them, or set persist_memorystate to false.")
                : memory.check(inventory.get(Vm.class, command.vm()), chosen, WHAT);
    }

    private List<Disk> chosen(AddSnapshot command) {
        return snapshots.chosen(command.vm(), command.disks());
    }

    @Override
    public void begin(AddSnapshot command, Caller caller) {
        var vm = inventory.getForUpdate(Vm.class, command.vm());
        var row = snapshots.add(command.id(), vm, SnapshotType.REGULAR, command.description());
        if (chosen(command).isEmpty()) {
            row.setStatus(SnapshotStatus.OK);
            done(command, caller);
        } else {
            if (remembers(command) && memory(command) instanceof Check.Fine) {
                memory.begin(row, vm, chosen(command));
            }
            snapshots.lock(command.vm());
            events.record(Event.normal(
                            45,
                            caller,
                            "Snapshot '" + command.description() + "' creation for VM " + vm.name()
                                    + " was initiated by " + caller.name() + ".")
                    .about("vm", command.vm()));
        }
    }

    private List<SnapshotSteps.Base> bases(AddSnapshot command) {
        return chosen(command).stream()
                .map(disk ->
                        new SnapshotSteps.Base(disk.id(), Domains.image(disk).value(), disk.size()))
                .toList();
    }

    @Override
    public List<Step> plan(AddSnapshot command) {
        var bases = bases(command);
        var plan = new ArrayList<Step>(steps.overlays(bases));
        // what began while it ran goes on as that, also when it has ended meanwhile
        boolean ran = inventory.get(Vm.class, command.vm()).status() != VmStatus.IMAGE_LOCKED;
        if (ran && !bases.isEmpty()) {
            var kept = snapshots.of(command.vm(), command.id()).memoryDiskId();
            kept.ifPresent(disk -> plan.add(memory.creation(disk)));
            plan.add(steps.exchange(command.vm(), bases, new LiveSwitch.Memory(kept, command.lenient())));
            kept.ifPresent(disk -> plan.add(memory.settlement(disk)));
        }
        return List.copyOf(plan);
    }

    @Override
    public void complete(AddSnapshot command, StepContext context) {
        var row = snapshots.of(command.vm(), command.id());
        for (var base : bases(command)) {
            snapshots.freeze(row, inventory.get(Disk.class, base.disk()));
            steps.use(base, context);
        }
        row.setStatus(SnapshotStatus.OK);
        if (KeptMemory.wanted(context) && !memory.complete(row, context)) {
            var why = LiveSwitch.without(context).orElse("the VM ended before it was written");
            withoutMemory(command, context.caller(), why);
        }
        snapshots.unlock(command.vm());
        LiveSwitch.unquiet(context).ifPresent(why -> unquiet(command, context.caller(), why));
        done(command, context.caller());
    }

    private void unquiet(AddSnapshot command, Caller caller, String why) {
        events.record(Event.warning(
                        9726,
                        caller,
                        "The guest of VM " + name(command) + " did not hold its file systems still for Snapshot '"
                                + command.description() + "': " + why)
                .about("vm", command.vm()));
    }

    private void withoutMemory(AddSnapshot command, Caller caller, String why) {
        events.record(Event.warning(
                        9727,
                        caller,
                        "Snapshot '" + command.description() + "' for VM " + name(command) + " holds no memory: " + why
                                + ".")
                .about("vm", command.vm()));
    }

    private void done(AddSnapshot command, Caller caller) {
        tellOfLuns(command, caller);
        events.record(Event.normal(
                        68,
                        caller,
                        "Snapshot '" + command.description() + "' creation for VM " + name(command)
                                + " has been completed.")
                .about("vm", command.vm()));
    }

    private void tellOfLuns(AddSnapshot command, Caller caller) {
        var names = snapshots.luns(command.vm()).stream().map(Disk::name).toList();
        if (!names.isEmpty() && command.disks().isEmpty()) {
            events.record(Event.warning(
                            9752,
                            caller,
                            "Snapshot '" + command.description() + "' of VM " + name(command)
                                    + " holds nothing of its LUNs: " + String.join(", ", names) + ".")
                    .about("vm", command.vm()));
        }
    }

    @Override
    public void abandon(AddSnapshot command, StepContext context, String why) {
        var row = snapshots.of(command.vm(), command.id());
        memory.forget(row);
        snapshots.remove(row);
        snapshots.unlock(command.vm());
        events.record(Event.error(
                        69,
                        context.caller(),
                        "Failed to create Snapshot '" + command.description() + "' for VM " + name(command) + ": "
                                + why)
                .about("vm", command.vm()));
    }
}
