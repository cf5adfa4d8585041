package org.vireo.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Disk;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.VmId;

/**
 * What commands on snapshots do with images, step by step. Which images are new and which are stale is kept with the job: after a
 * restart the inventory may already speak of the new ones. Thread-safe.
 */
@Component(service = SnapshotSteps.class)
public final class SnapshotSteps {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotSteps.class);
    private static final Duration MERGING = Duration.ofDays(7);
    private static final Duration FOR_EVER = Duration.ofDays(3650);
    private static final String FRESH = "fresh.";
    private static final String STALE = "stale";
    private static final String NO_MEMORY = "stale.memory";

    private final Inventory inventory;
    private final Transactions transactions;
    private final ImageChains chains;
    private final RunningImages running;
    private final MergedImages merged;
    private final LeftImages left;
    private final KeptMemory memory;

    @Activate
    public SnapshotSteps(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference ImageChains chains,
            @Reference RunningImages running,
            @Reference MergedImages merged,
            @Reference LeftImages left,
            @Reference KeptMemory memory) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.chains = chains;
        this.running = running;
        this.merged = merged;
        this.left = left;
        this.memory = memory;
    }

    /** A disk and the image that its new one is to read through to. */
    record Base(DiskId disk, UUID image, ByteSize size) {}

    /** One new image for each. */
    List<Step> overlays(List<Base> bases) {
        var steps = new ArrayList<Step>();
        for (var base : bases) {
            steps.add(NamedStep.quick(
                    "overlay-" + base.disk(),
                    "Creating an image",
                    context -> overlay(base, context),
                    context -> takeBack(base, context)));
        }
        return List.copyOf(steps);
    }

    private void overlay(Base base, StepContext context) {
        var fresh = freshOf(base.disk(), context).orElseGet(UUID::randomUUID);
        context.put(FRESH + base.disk(), fresh.toString());
        chains.overlay(base.disk(), fresh, base.image(), base.size(), context.call());
    }

    private void takeBack(Base base, StepContext context) {
        var image = freshOf(base.disk(), context);
        if (LiveSwitch.mayBeInUse(context)) {
            LOG.error("Image {} of disk {} stays: a virtual machine may write to it", image, base.disk());
        } else {
            image.ifPresent(id -> chains.discardIfPossible(base.disk(), id, context.call())
                    .ifPresent(why -> left.note(base.disk(), id, why, context.caller())));
        }
    }

    static Optional<UUID> freshOf(DiskId disk, StepContext context) {
        return context.get(FRESH + disk).map(UUID::fromString);
    }

    /** From now on the disk writes to its new image. In the present transaction. */
    void use(Base base, StepContext context) {
        var disk = inventory.getForUpdate(Disk.class, base.disk());
        disk.setImageId(Optional.of(freshOf(base.disk(), context).orElseThrow()));
        disk.setParentImageId(Optional.of(base.image()));
        disk.setFormat(DiskFormat.COW);
        disk.setSparse(true);
        disk.setSize(base.size());
        disk.setAllocated(ByteSize.ZERO);
    }

    /** An image that nothing needs any more. */
    record Stale(DiskId disk, UUID image) {}

    /** Decides in one transaction, which tells what is stale from then on. */
    interface Decision {
        List<Stale> stale(StepContext context);
    }

    /** The decision, once and for all, and then the removal of what became stale, also of memory that no snapshot of the machine has then. */
    List<Step> deciding(String describe, VmId vm, Decision decision) {
        return List.of(
                NamedStep.quick(
                        "decide",
                        describe,
                        context -> transactions.run(() -> decide(vm, decision, context)),
                        context -> {}), // what follows never fails
                NamedStep.copying("clean", "Removing images", this::clean, context -> {}));
    }

    private void decide(VmId vm, Decision decision, StepContext context) {
        if (!decided(context)) {
            var memories = new HashSet<>(memory.of(vm));
            var stale = decision.stale(context);
            context.put(
                    STALE,
                    String.join(
                            ",",
                            stale.stream()
                                    .map(one -> one.disk() + "/" + one.image())
                                    .toList()));
            inventory.flush();
            memories.removeAll(memory.of(vm));
            memory.lock(memories);
            context.put(NO_MEMORY, memories.stream().map(DiskId::toString).collect(Collectors.joining(",")));
        }
    }

    static boolean decided(StepContext context) {
        return context.get(STALE).isPresent();
    }

    private void clean(StepContext context) {
        for (var text : context.get(STALE).orElse("").split(",")) {
            if (!text.isEmpty()) {
                var both = text.split("/");
                clean(DiskId.of(both[0]), UUID.fromString(both[1]), context);
            }
        }
        for (var disk : context.get(NO_MEMORY).orElse("").split(",")) {
            if (!disk.isEmpty()) {
                memory.drop(DiskId.of(disk), context);
            }
        }
    }

    private void clean(DiskId disk, UUID image, StepContext context) {
        Optional<String> stays = running.open(disk, image, context)
                ? Optional.of(LeftImages.OPEN)
                : chains.discardIfPossible(disk, image, context.call());
        stays.ifPresent(why -> left.note(disk, image, why, context.caller()));
    }

    /** Disks of the images that became stale by the decision. */
    static Set<DiskId> cleaned(StepContext context) {
        return Arrays.stream(context.get(STALE).orElse("").split(","))
                .filter(text -> !text.isEmpty())
                .map(text -> DiskId.of(text.split("/")[0]))
                .collect(Collectors.toSet());
    }

    /** What is stale once a disk reads through to nothing above the kept image; the disk's present image is among it. */
    List<Stale> besides(DiskId id, UUID kept) {
        return chains.besides(inventory.get(Disk.class, id), kept).stream()
                .map(image -> new Stale(id, image))
                .toList();
    }

    /** Takes an image out of what the disk reads through, also while the virtual machine runs. */
    Step merge(VmId vm, FrozenImage image) {
        var disk = image.diskId();
        var id = image.id();
        return new NamedStep(
                "merge-" + disk,
                "Merging an image",
                MERGING,
                context -> new LiveMerge(running, merged, vm, disk, context).make(id),
                context -> {}); // an image that was not taken out is still read through to
    }

    /**
     * Has a running virtual machine write to the new images, and its memory to a disk if that is wanted. It ends when it is known whether
     * it does, however long that takes.
     */
    Step exchange(VmId vm, List<Base> bases, LiveSwitch.Memory memory) {
        return new NamedStep(
                "switch",
                "Changing over to the new images",
                FOR_EVER,
                context -> {
                    var fresh = new LinkedHashMap<DiskId, UUID>();
                    bases.forEach(base ->
                            fresh.put(base.disk(), freshOf(base.disk(), context).orElseThrow()));
                    new LiveSwitch(running, chains, vm, memory, context).make(fresh);
                },
                context -> {}); // it failed, so it did not happen
    }
}
