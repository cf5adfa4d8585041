package org.vireo.storage;

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
import org.vireo.engine.api.storage.SparsifyDisk;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.DiskFormat;

/** Copies the images of a disk without what holds nothing but zeros, as if it moved to the domain where it is. */
@Component(service = CommandHandler.class)
public final class SparsifyDiskHandler implements CommandHandler<SparsifyDisk> {
    private static final String WHAT = "Cannot sparsify Virtual Disk.";
    private static final String BEFORE = "sparsify.before";

    private final Inventory inventory;
    private final Events events;
    private final DiskUse use;
    private final Snapshots snapshots;
    private final MoveRules rules;
    private final MoveSteps steps;

    @Activate
    public SparsifyDiskHandler(
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
    public Class<SparsifyDisk> command() {
        return SparsifyDisk.class;
    }

    @Override
    public Permit permit(SparsifyDisk command) {
        return Permit.on("sparsify_disk", NewDisks.KIND, command.id());
    }

    @Override
    public Set<LockKey> locks(SparsifyDisk command) {
        var keys = new LinkedHashSet<>(use.locks(command.id()));
        disk(command).storageDomainId().ifPresent(domain -> keys.add(LockKey.shared(Domains.KIND, domain)));
        return keys;
    }

    private Disk disk(SparsifyDisk command) {
        return inventory.get(Disk.class, command.id());
    }

    @Override
    public Check check(SparsifyDisk command, Caller caller) {
        var disk = disk(command);
        if (rules.own(disk, WHAT) instanceof Check.Refused refused) {
            return refused;
        }
        if (!disk.sparse() && disk.format() == DiskFormat.RAW) {
            return Check.conflict(WHAT + " Disk " + disk.name() + " is preallocated.");
        }
        var domain = disk.storageDomainId().flatMap(id -> inventory.find(StorageDomain.class, id));
        if (domain.isEmpty()) {
            return Check.conflict(WHAT + " Disk " + disk.name() + " has no image: it is a LUN as a whole.");
        }
        return use.unread(disk, WHAT)
                .and(use.noMemory(disk, WHAT))
                .and(use.still(disk, WHAT))
                .and(rules.check(disk, domain.get(), true, WHAT));
    }

    @Override
    public String describe(SparsifyDisk command) {
        return "Sparsifying Disk " + disk(command).name();
    }

    @Override
    public void begin(SparsifyDisk command, Caller caller) {
        snapshots.lock(command.id(), use.vms(command.id()));
        events.record(Event.normal(
                        1325,
                        caller,
                        "Started to sparsify disk " + disk(command).name() + ".")
                .about(NewDisks.KIND, command.id()));
    }

    @Override
    public List<Step> plan(SparsifyDisk command) {
        var move = new MoveDisk(command.id(), disk(command).storageDomainId().orElseThrow());
        return List.of(
                NamedStep.copying(
                        "carry",
                        "Copying the images without zeros",
                        context -> carry(move, context),
                        context -> steps.takeBack(move, context)),
                NamedStep.quick("decide", "Using the copies", context -> steps.decide(move, context), context -> {}),
                NamedStep.copying(
                        "clean", "Removing the old images", context -> steps.clean(move, context), context -> {}));
    }

    private void carry(MoveDisk move, StepContext context) {
        steps.carry(move, Optional.empty(), context);
        context.put(BEFORE, Long.toString(steps.taken(move, context)));
        steps.turn(move, Optional.empty(), context);
    }

    @Override
    public void complete(SparsifyDisk command, StepContext context) {
        unlock(command);
        long before = context.get(BEFORE).map(Long::parseLong).orElse(0L);
        long given = Math.max(0, before - MoveSteps.carried(context)) >> 20;
        events.record(Event.normal(
                        1326,
                        context.caller(),
                        "Disk " + disk(command).name() + " was sparsified: " + given + " MiB were given back.")
                .about(NewDisks.KIND, command.id()));
    }

    private void unlock(SparsifyDisk command) {
        snapshots.unlock(command.id(), use.vms(command.id()));
    }

    @Override
    public void abandon(SparsifyDisk command, StepContext context, String why) {
        unlock(command);
        events.record(
                Event.error(1327, context.caller(), "Disk " + disk(command).name() + " could not be sparsified: " + why)
                        .about(NewDisks.KIND, command.id()));
    }
}
