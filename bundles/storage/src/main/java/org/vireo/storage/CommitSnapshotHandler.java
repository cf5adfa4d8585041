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
import org.vireo.engine.api.snapshot.CommitSnapshot;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Vm;
import org.vireo.model.SnapshotStatus;

/** Lets a virtual machine stay with the snapshot that it looks at. */
@Component(service = CommandHandler.class)
public final class CommitSnapshotHandler implements CommandHandler<CommitSnapshot> {
    private static final String WHAT = "Cannot commit Snapshot.";

    private final Inventory inventory;
    private final Events events;
    private final Snapshots snapshots;
    private final SnapshotSteps steps;

    @Activate
    public CommitSnapshotHandler(
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
    public Class<CommitSnapshot> command() {
        return CommitSnapshot.class;
    }

    @Override
    public Permit permit(CommitSnapshot command) {
        return Permit.on("manipulate_vm_snapshots", "vm", command.vm());
    }

    @Override
    public Set<LockKey> locks(CommitSnapshot command) {
        return snapshots.locks(command.vm());
    }

    @Override
    public String describe(CommitSnapshot command) {
        return "Committing the Snapshot of VM " + name(command);
    }

    private String name(CommitSnapshot command) {
        return inventory.get(Vm.class, command.vm()).name();
    }

    @Override
    public Check check(CommitSnapshot command, Caller caller) {
        if (snapshots.previewed(command.vm()).isEmpty()) {
            return Check.conflict(WHAT + " VM " + name(command) + " looks at no snapshot.");
        }
        return snapshots.idle(command.vm(), WHAT);
    }

    @Override
    public void begin(CommitSnapshot command, Caller caller) {
        if (snapshots.images(snapshots.aside(command.vm()).id()).isEmpty()) {
            stay(command, caller);
        } else {
            snapshots.lock(command.vm());
        }
    }

    /** Called again after a restart, when it may be decided already: the steps do not depend on what was aside. */
    @Override
    public List<Step> plan(CommitSnapshot command) {
        var locked = inventory.get(Vm.class, command.vm()).status() == org.vireo.model.VmStatus.IMAGE_LOCKED;
        return locked
                ? steps.deciding("Staying with the snapshot", command.vm(), context -> decide(command, context))
                : List.of();
    }

    private List<SnapshotSteps.Stale> decide(CommitSnapshot command, StepContext context) {
        var stale = new ArrayList<SnapshotSteps.Stale>();
        for (var image : snapshots.images(snapshots.aside(command.vm()).id())) {
            var present =
                    Domains.image(inventory.get(Disk.class, image.diskId())).value();
            stale.addAll(steps.besides(image.diskId(), present));
        }
        stay(command, context.caller());
        return stale;
    }

    private void stay(CommitSnapshot command, Caller caller) {
        var row = snapshots.previewed(command.vm()).orElseThrow();
        snapshots.after(command.vm(), row).forEach(snapshots::remove);
        snapshots.remove(snapshots.aside(command.vm()));
        row.setStatus(SnapshotStatus.OK);
        events.record(Event.normal(
                        9714,
                        caller,
                        "VM " + name(command) + " stays with Snapshot '" + row.description() + "', as " + caller.name()
                                + " decided.")
                .about("vm", command.vm()));
    }

    @Override
    public void complete(CommitSnapshot command, StepContext context) {
        snapshots.unlock(command.vm());
    }

    @Override
    public void abandon(CommitSnapshot command, StepContext context, String why) {
        snapshots.unlock(command.vm());
        events.record(
                Event.error(9715, context.caller(), "VM " + name(command) + " could not stay with its snapshot: " + why)
                        .about("vm", command.vm()));
    }
}
