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
import org.vireo.engine.api.snapshot.RestoreSnapshot;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.SnapshotType;

/** Returns a virtual machine that is down to a snapshot for good. */
@Component(service = CommandHandler.class)
public final class RestoreSnapshotHandler implements CommandHandler<RestoreSnapshot> {
    private static final String WHAT = "Cannot restore Snapshot.";

    private final Inventory inventory;
    private final Events events;
    private final Snapshots snapshots;
    private final SnapshotSteps steps;

    @Activate
    public RestoreSnapshotHandler(
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
    public Class<RestoreSnapshot> command() {
        return RestoreSnapshot.class;
    }

    @Override
    public Permit permit(RestoreSnapshot command) {
        return Permit.on("manipulate_vm_snapshots", "vm", command.vm());
    }

    @Override
    public Set<LockKey> locks(RestoreSnapshot command) {
        return snapshots.locks(command.vm());
    }

    @Override
    public String describe(RestoreSnapshot command) {
        return "Restoring Snapshot " + snapshots.of(command.vm(), command.id()).description() + " of VM "
                + name(command);
    }

    private String name(RestoreSnapshot command) {
        return inventory.get(Vm.class, command.vm()).name();
    }

    @Override
    public Check check(RestoreSnapshot command, Caller caller) {
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
    public void begin(RestoreSnapshot command, Caller caller) {
        if (snapshots.images(command.id()).isEmpty()) {
            back(command, caller);
        } else {
            snapshots.lock(command.vm());
        }
    }

    private List<SnapshotSteps.Base> bases(RestoreSnapshot command) {
        return snapshots.images(command.id()).stream()
                .map(image -> new SnapshotSteps.Base(image.diskId(), image.id(), image.size()))
                .toList();
    }

    @Override
    public List<Step> plan(RestoreSnapshot command) {
        var bases = bases(command);
        if (bases.isEmpty()) {
            return List.of();
        }
        var plan = new ArrayList<Step>(steps.overlays(bases));
        plan.addAll(
                steps.deciding("Returning to the snapshot", command.vm(), context -> decide(command, bases, context)));
        return List.copyOf(plan);
    }

    private List<SnapshotSteps.Stale> decide(
            RestoreSnapshot command, List<SnapshotSteps.Base> bases, StepContext context) {
        var stale = new ArrayList<SnapshotSteps.Stale>();
        for (var base : bases) {
            stale.addAll(steps.besides(base.disk(), base.image()));
            steps.use(base, context);
        }
        back(command, context.caller());
        return stale;
    }

    private void back(RestoreSnapshot command, Caller caller) {
        var vm = inventory.getForUpdate(Vm.class, command.vm());
        var row = snapshots.of(command.vm(), command.id());
        snapshots.after(command.vm(), row).forEach(snapshots::remove);
        row.settings().ifPresent(vm::setSettings);
        vm.setMemorySnapshotId(Optional.of(command.id()).filter(id -> command.memory()));
        events.record(Event.normal(
                        9712,
                        caller,
                        "VM " + vm.name() + " was returned to Snapshot '" + row.description() + "' by " + caller.name()
                                + ".")
                .about("vm", command.vm()));
    }

    @Override
    public void complete(RestoreSnapshot command, StepContext context) {
        snapshots.unlock(command.vm());
    }

    @Override
    public void abandon(RestoreSnapshot command, StepContext context, String why) {
        snapshots.unlock(command.vm());
        events.record(Event.error(
                        9713, context.caller(), "VM " + name(command) + " could not be returned to a snapshot: " + why)
                .about("vm", command.vm()));
    }
}
