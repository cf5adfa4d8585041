package org.vireo.storage;

import java.time.Duration;
import java.util.LinkedHashSet;
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
import org.vireo.engine.api.storage.MoveDisk;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;

/** Moves a disk with all its images to another storage domain. */
@Component(service = CommandHandler.class)
public final class MoveDiskHandler implements CommandHandler<MoveDisk> {
    private static final String WHAT = "Cannot move Virtual Disk.";
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private final Inventory inventory;
    private final Events events;
    private final DiskUse use;
    private final Snapshots snapshots;
    private final MoveRules rules;
    private final MoveSteps steps;

    @Activate
    public MoveDiskHandler(
            @Reference Inventory inventory,
            @Reference Events events,
            @Reference DiskUse use,
            @Reference Snapshots snapshots,
            @Reference MoveRules rules,
            @Reference MoveSteps steps) {
        this.inventory = inventory;
        this.events = events;
        this.use = use;
        this.snapshots = snapshots;
        this.rules = rules;
        this.steps = steps;
    }

    @Override
    public Class<MoveDisk> command() {
        return MoveDisk.class;
    }

    @Override
    public Permit permit(MoveDisk command) {
        var name = runs(command).isPresent() ? "disk_live_storage_migration" : "configure_disk_storage";
        return Permit.on(name, NewDisks.KIND, command.id());
    }

    @Override
    public Set<Permit> permits(MoveDisk command) {
        return Set.of(permit(command), Permit.on("create_disk", Domains.KIND, command.domain()));
    }

    /** A virtual machine that runs may be stopped meanwhile. */
    @Override
    public Set<LockKey> locks(MoveDisk command) {
        var keys = new LinkedHashSet<LockKey>();
        keys.add(LockKey.exclusive(NewDisks.KIND, command.id()));
        keys.add(LockKey.shared(Domains.KIND, command.domain()));
        disk(command).storageDomainId().ifPresent(domain -> keys.add(LockKey.shared(Domains.KIND, domain)));
        for (var vm : use.vms(command.id())) {
            if (inventory.get(Vm.class, vm).status() == VmStatus.DOWN) {
                keys.add(LockKey.exclusive("vm", vm));
            }
        }
        return keys;
    }

    private Disk disk(MoveDisk command) {
        return inventory.get(Disk.class, command.id());
    }

    private StorageDomain target(MoveDisk command) {
        return inventory.get(StorageDomain.class, command.domain());
    }

    /** The one virtual machine that may have the disk open. */
    private Optional<VmId> runs(MoveDisk command) {
        var all = use.attachments(command.id());
        return all.size() == 1 && all.get(0).active() ? all.get(0).vmId().filter(snapshots::runs) : Optional.empty();
    }

    @Override
    public Check check(MoveDisk command, Caller caller) {
        var disk = disk(command);
        if (disk.storageDomainId().equals(Optional.of(command.domain()))) {
            return Check.conflict(WHAT + " The source and target Storage Domains are the same.");
        }
        return rules.own(disk, WHAT)
                .and(use.unread(disk, WHAT))
                .and(runs(command).isPresent() ? Check.FINE : use.still(disk, WHAT))
                .and(rules.check(disk, target(command), true, WHAT));
    }

    @Override
    public String describe(MoveDisk command) {
        return "Moving Disk " + disk(command).name() + " to Storage Domain "
                + target(command).name();
    }

    @Override
    public void begin(MoveDisk command, Caller caller) {
        snapshots.lock(command.id(), use.vms(command.id()));
        events.record(Event.normal(
                        2008,
                        caller,
                        "The move of disk " + disk(command).name() + " to Storage Domain "
                                + target(command).name() + " was initiated by " + caller.name() + ".")
                .about(NewDisks.KIND, command.id())
                .about(Domains.KIND, command.domain()));
    }

    @Override
    public List<Step> plan(MoveDisk command) {
        var all = use.vms(command.id());
        var vm = all.size() == 1 ? Optional.of(all.get(0)) : Optional.<VmId>empty();
        return List.of(
                NamedStep.copying(
                                "carry",
                                "Copying the images that nothing writes to",
                                context -> steps.carry(command, vm, context),
                                context -> steps.takeBack(command, context))
                        .unlessCancelled(),
                new NamedStep(
                                "turn",
                                "Copying the image that is written and changing over to it",
                                FOR_EVER,
                                context -> steps.turn(command, vm, context),
                                context -> steps.letGo(command, vm, context))
                        .unlessCancelled(),
                NamedStep.quick(
                        "decide",
                        "Using the disk in its new place",
                        context -> steps.decide(command, context),
                        context -> {}), // what follows never fails
                NamedStep.copying(
                        "clean", "Removing the old images", context -> steps.clean(command, context), context -> {}));
    }

    @Override
    public void complete(MoveDisk command, StepContext context) {
        unlock(command);
        moved(command, context.caller());
    }

    private void moved(MoveDisk command, Caller caller) {
        events.record(Event.normal(
                        2010,
                        caller,
                        "Disk " + disk(command).name() + " was moved to Storage Domain "
                                + target(command).name() + ".")
                .about(NewDisks.KIND, command.id())
                .about(Domains.KIND, command.domain()));
    }

    private void unlock(MoveDisk command) {
        snapshots.unlock(command.id(), use.vms(command.id()));
    }

    @Override
    public void abandon(MoveDisk command, StepContext context, String why) {
        if (steps.goneOver(command, context)) {
            moved(command, context.caller());
        } else {
            events.record(Event.error(
                            2011,
                            context.caller(),
                            "Disk " + disk(command).name() + " could not be moved to Storage Domain "
                                    + target(command).name() + ": " + why)
                    .about(NewDisks.KIND, command.id())
                    .about(Domains.KIND, command.domain()));
        }
        unlock(command);
    }
}
