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
import org.vireo.engine.api.snapshot.RemoveSnapshot;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Vm;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;

/** Drops a snapshot: what is above its images reads past them, and they go. */
@Component(service = CommandHandler.class)
public final class RemoveSnapshotHandler implements CommandHandler<RemoveSnapshot> {
    private static final String WHAT = "Cannot remove Snapshot.";

    private final Inventory inventory;
    private final Events events;
    private final Snapshots snapshots;
    private final SnapshotSteps steps;

    @Activate
    public RemoveSnapshotHandler(
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
    public Class<RemoveSnapshot> command() {
        return RemoveSnapshot.class;
    }

    @Override
    public Permit permit(RemoveSnapshot command) {
        return Permit.on("manipulate_vm_snapshots", "vm", command.vm());
    }

    @Override
    public Set<LockKey> locks(RemoveSnapshot command) {
        return snapshots.runs(command.vm()) ? snapshots.diskLocks(command.vm()) : snapshots.locks(command.vm());
    }

    @Override
    public String describe(RemoveSnapshot command) {
        return "Removing Snapshot " + snapshots.of(command.vm(), command.id()).description() + " of VM "
                + name(command);
    }

    private String name(RemoveSnapshot command) {
        return inventory.get(Vm.class, command.vm()).name();
    }

    @Override
    public Check check(RemoveSnapshot command, Caller caller) {
        var row = snapshots.of(command.vm(), command.id());
        if (row.type() != SnapshotType.REGULAR) {
            return Check.conflict(WHAT + " Snapshot " + row.description() + " is the present state of the VM.");
        }
        if (inventory.get(Vm.class, command.vm()).memorySnapshotId().equals(Optional.of(command.id()))) {
            return Check.conflict(WHAT + " VM " + name(command) + " is to go on from the memory of Snapshot "
                    + row.description() + ". Start it first; with restore_memory false it starts without.");
        }
        return snapshots.ready(command.vm(), WHAT).and(snapshots.noPreview(command.vm(), WHAT));
    }

    @Override
    public void begin(RemoveSnapshot command, Caller caller) {
        var row = snapshots.of(command.vm(), command.id());
        events.record(Event.normal(
                        342,
                        caller,
                        "Snapshot '" + row.description() + "' deletion for VM " + name(command) + " was initiated by "
                                + caller.name() + ".")
                .about("vm", command.vm()));
        if (snapshots.images(command.id()).isEmpty()) {
            gone(command, row, caller);
        } else {
            row.setStatus(SnapshotStatus.LOCKED);
            snapshots.lock(command.vm(), snapshots.held(command.id()));
        }
    }

    private void gone(RemoveSnapshot command, Snapshot row, Caller caller) {
        snapshots.remove(row);
        events.record(Event.normal(
                        356,
                        caller,
                        "Snapshot '" + row.description() + "' for VM " + name(command) + " has been deleted.")
                .about("vm", command.vm()));
    }

    /** Called again after a restart, when it may be decided already: then only what became stale is left to remove. */
    @Override
    public List<Step> plan(RemoveSnapshot command) {
        var plan = new ArrayList<Step>();
        snapshots.images(command.id()).forEach(image -> plan.add(steps.merge(command.vm(), image)));
        plan.addAll(steps.deciding("Dropping the snapshot", command.vm(), context -> decide(command, context)));
        return List.copyOf(plan);
    }

    private List<SnapshotSteps.Stale> decide(RemoveSnapshot command, StepContext context) {
        if (snapshots.find(command.id()).isEmpty()) {
            return List.of(); // it held no images and went at once
        }
        var stale = snapshots.images(command.id()).stream()
                .map(image -> new SnapshotSteps.Stale(image.diskId(), image.id()))
                .toList();
        gone(command, snapshots.of(command.vm(), command.id()), context.caller());
        return stale;
    }

    @Override
    public void complete(RemoveSnapshot command, StepContext context) {
        snapshots.unlock(command.vm(), SnapshotSteps.cleaned(context));
    }

    @Override
    public void abandon(RemoveSnapshot command, StepContext context, String why) {
        var decided = SnapshotSteps.decided(context);
        snapshots.unlock(command.vm(), decided ? SnapshotSteps.cleaned(context) : snapshots.held(command.id()));
        if (!decided) {
            var row = snapshots.of(command.vm(), command.id());
            row.setStatus(SnapshotStatus.OK);
            events.record(Event.error(
                            357,
                            context.caller(),
                            "Failed to delete Snapshot '" + row.description() + "' of VM " + name(command) + ": " + why)
                    .about("vm", command.vm()));
        }
    }
}
