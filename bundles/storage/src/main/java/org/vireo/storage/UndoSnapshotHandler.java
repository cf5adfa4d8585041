package org.vireo.storage;

import java.util.ArrayList;
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
import org.vireo.engine.api.snapshot.UndoSnapshot;
import org.vireo.inventory.Disk;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.DiskFormat;
import org.vireo.model.SnapshotStatus;

/** Returns a virtual machine that looks at a snapshot to its state before. */
@Component(service = CommandHandler.class)
public final class UndoSnapshotHandler implements CommandHandler<UndoSnapshot> {
    private static final String WHAT = "Cannot undo the preview of a Snapshot.";

    private final Inventory inventory;
    private final Events events;
    private final Snapshots snapshots;
    private final SnapshotSteps steps;

    @Activate
    public UndoSnapshotHandler(
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
    public Class<UndoSnapshot> command() {
        return UndoSnapshot.class;
    }

    @Override
    public Permit permit(UndoSnapshot command) {
        return Permit.on("manipulate_vm_snapshots", "vm", command.vm());
    }

    @Override
    public Set<LockKey> locks(UndoSnapshot command) {
        return snapshots.locks(command.vm());
    }

    @Override
    public String describe(UndoSnapshot command) {
        return "Undoing the preview of VM " + name(command);
    }

    private String name(UndoSnapshot command) {
        return inventory.get(Vm.class, command.vm()).name();
    }

    @Override
    public Check check(UndoSnapshot command, Caller caller) {
        if (snapshots.previewed(command.vm()).isEmpty()) {
            return Check.conflict(WHAT + " VM " + name(command) + " looks at no snapshot.");
        }
        return snapshots.idle(command.vm(), WHAT);
    }

    @Override
    public void begin(UndoSnapshot command, Caller caller) {
        if (snapshots.images(snapshots.aside(command.vm()).id()).isEmpty()) {
            back(command, caller);
        } else {
            snapshots.lock(command.vm());
        }
    }

    /** Called again after a restart, when it may be decided already: the steps do not depend on what was aside. */
    @Override
    public List<Step> plan(UndoSnapshot command) {
        var locked = inventory.get(Vm.class, command.vm()).status() == org.vireo.model.VmStatus.IMAGE_LOCKED;
        return locked
                ? steps.deciding("Returning to the state before", command.vm(), context -> decide(command, context))
                : List.of();
    }

    private List<SnapshotSteps.Stale> decide(UndoSnapshot command, StepContext context) {
        var stale = new ArrayList<SnapshotSteps.Stale>();
        for (var image : snapshots.images(snapshots.aside(command.vm()).id())) {
            var disk = inventory.getForUpdate(Disk.class, image.diskId());
            stale.add(new SnapshotSteps.Stale(disk.id(), Domains.image(disk).value()));
            writeTo(disk, image);
        }
        back(command, context.caller());
        return stale;
    }

    private static void writeTo(Disk disk, FrozenImage image) {
        disk.setImageId(Optional.of(image.id()));
        disk.setParentImageId(image.parentId());
        disk.setFormat(image.format());
        disk.setSparse(disk.sparse() || image.format() == DiskFormat.COW);
        disk.setSize(image.size());
        disk.setAllocated(image.allocated());
    }

    private void back(UndoSnapshot command, Caller caller) {
        var vm = inventory.getForUpdate(Vm.class, command.vm());
        var aside = snapshots.aside(command.vm());
        aside.settings().ifPresent(vm::setSettings);
        vm.setMemorySnapshotId(KeptMemory.owner(aside.memoryDiskId(), vm.id(), inventory));
        snapshots.remove(aside);
        snapshots.previewed(command.vm()).orElseThrow().setStatus(SnapshotStatus.OK);
        events.record(Event.normal(
                        9716,
                        caller,
                        "VM " + vm.name() + " was returned to its state before the preview by " + caller.name() + ".")
                .about("vm", command.vm()));
    }

    @Override
    public void complete(UndoSnapshot command, StepContext context) {
        snapshots.unlock(command.vm());
    }

    @Override
    public void abandon(UndoSnapshot command, StepContext context, String why) {
        snapshots.unlock(command.vm());
        events.record(Event.error(
                        9717,
                        context.caller(),
                        "VM " + name(command) + " could not be returned to its state before the preview: " + why)
                .about("vm", command.vm()));
    }
}
