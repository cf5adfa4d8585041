package org.vireo.storage;

import java.util.List;
import java.util.Optional;
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
import org.vireo.engine.api.snapshot.PreviewSnapshot;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Vm;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;

/** Lets a virtual machine that is down look at a snapshot: its disks get images above those of the snapshot, the present ones are kept aside. */
@Component(service = CommandHandler.class)
public final class PreviewSnapshotHandler implements CommandHandler<PreviewSnapshot> {
    private static final String WHAT = "Cannot preview Snapshot.";

    private final Inventory inventory;
    private final Events events;
    private final Snapshots snapshots;
    private final SnapshotSteps steps;

    @Activate
    public PreviewSnapshotHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference Snapshots snapshots,
            @Reference SnapshotSteps steps) {
        this.inventory = inventory;
        this.events = events;
        this.snapshots = snapshots;
        this.steps = steps;
    }

    @Override
    public Class<PreviewSnapshot> command() {
        return PreviewSnapshot.class;
    }

    @Override
    public Permit permit(PreviewSnapshot command) {
        return Permit.on("manipulate_vm_snapshots", "vm", command.vm());
    }

    @Override
    public Set<LockKey> locks(PreviewSnapshot command) {
        return snapshots.locks(command.vm());
    }

    @Override
    public String describe(PreviewSnapshot command) {
        return "Previewing Snapshot " + snapshots.of(command.vm(), command.id()).description() + " of VM "
                + name(command);
    }

    private String name(PreviewSnapshot command) {
        return inventory.get(Vm.class, command.vm()).name();
    }

    @Override
    public Check check(PreviewSnapshot command, Caller caller) {
        var row = snapshots.of(command.vm(), command.id());
        if (row.type() != SnapshotType.REGULAR) {
            return Check.conflict(WHAT + " Snapshot " + row.description() + " is the present state of the VM.");
        }
        return snapshots
                .idle(command.vm(), WHAT)
                .and(snapshots.noPreview(command.vm(), WHAT))
                .and(snapshots.whole(row, WHAT))
                .and(command.memory() ? KeptMemory.there(row, inventory, WHAT) : Check.FINE)
                .and(snapshots.complete(command.vm(), row, WHAT));
    }

    @Override
    public void begin(PreviewSnapshot command, Caller caller) {
        if (snapshots.images(command.id()).isEmpty()) {
            aside(command, caller);
        } else {
            snapshots.lock(command.vm());
        }
    }

    private List<SnapshotSteps.Base> bases(PreviewSnapshot command) {
        return snapshots.images(command.id()).stream()
                .map(image -> new SnapshotSteps.Base(image.diskId(), image.id(), image.size()))
                .toList();
    }

    @Override
    public List<Step> plan(PreviewSnapshot command) {
        return steps.overlays(bases(command));
    }

    private Snapshot aside(PreviewSnapshot command, Caller caller) {
        var vm = inventory.getForUpdate(Vm.class, command.vm());
        var row = snapshots.of(command.vm(), command.id());
        var aside = snapshots.add(SnapshotId.random(), vm, SnapshotType.PREVIEW, "Active VM before the preview");
        aside.setStatus(SnapshotStatus.OK);
        aside.setMemoryDiskId(vm.memorySnapshotId().flatMap(snapshots::find).flatMap(Snapshot::memoryDiskId));
        vm.setMemorySnapshotId(Optional.of(command.id()).filter(id -> command.memory()));
        row.setStatus(SnapshotStatus.IN_PREVIEW);
        row.settings().ifPresent(vm::setSettings);
        events.record(Event.normal(
                        9710,
                        caller,
                        "VM " + vm.name() + " looks at Snapshot '" + row.description() + "' since " + caller.name()
                                + " asked for it.")
                .about("vm", command.vm()));
        return aside;
    }

    @Override
    public void complete(PreviewSnapshot command, StepContext context) {
        var aside = aside(command, context.caller());
        for (var base : bases(command)) {
            snapshots.freeze(aside, inventory.get(Disk.class, base.disk()));
            steps.use(base, context);
        }
        snapshots.unlock(command.vm());
    }

    @Override
    public void abandon(PreviewSnapshot command, StepContext context, String why) {
        snapshots.unlock(command.vm());
        events.record(
                Event.error(9711, context.caller(), "VM " + name(command) + " could not look at a snapshot: " + why)
                        .about("vm", command.vm()));
    }
}
