package org.vireo.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;

/**
 * What commands on snapshots do with images, step by step. Which images are new and which are stale is kept with the job: after a
 * restart the inventory may already speak of the new ones. Thread-safe.
 */
@Component(service = SnapshotSteps.class)
public final class SnapshotSteps {
    private static final String FRESH = "fresh.";
    private static final String STALE = "stale";

    private final Inventory inventory;
    private final Transactions transactions;
    private final ImageChains chains;

    @Activate
    public SnapshotSteps(
            @Reference Inventory inventory, @Reference Transactions transactions, @Reference ImageChains chains) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.chains = chains;
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
                    context -> freshOf(base.disk(), context)
                            .ifPresent(image -> chains.discard(base.disk(), image, context.call()))));
        }
        return List.copyOf(steps);
    }

    private void overlay(Base base, StepContext context) {
        var fresh = freshOf(base.disk(), context).orElseGet(UUID::randomUUID);
        context.put(FRESH + base.disk(), fresh.toString());
        chains.overlay(base.disk(), fresh, base.image(), base.size(), context.call());
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

    /** The decision, once and for all, and then the removal of what became stale. */
    List<Step> deciding(String describe, Decision decision) {
        return List.of(
                NamedStep.quick(
                        "decide",
                        describe,
                        context -> transactions.run(() -> decide(decision, context)),
                        context -> {}), // what follows never fails
                NamedStep.copying("clean", "Removing images", this::clean, context -> {}));
    }

    private static void decide(Decision decision, StepContext context) {
        if (!decided(context)) {
            var stale = decision.stale(context);
            context.put(
                    STALE,
                    String.join(
                            ",",
                            stale.stream()
                                    .map(one -> one.disk() + "/" + one.image())
                                    .toList()));
        }
    }

    static boolean decided(StepContext context) {
        return context.get(STALE).isPresent();
    }

    private void clean(StepContext context) {
        for (var text : context.get(STALE).orElse("").split(",")) {
            if (!text.isEmpty()) {
                var both = text.split("/");
                chains.discardIfPossible(DiskId.of(both[0]), UUID.fromString(both[1]), context.call());
            }
        }
    }

    /** What is stale once a disk reads through to nothing above the kept image; the disk's present image is among it. */
    List<Stale> besides(DiskId id, UUID kept) {
        return chains.besides(inventory.get(Disk.class, id), kept).stream()
                .map(image -> new Stale(id, image))
                .toList();
    }

    void readPast(UUID image, StepContext context) {
        chains.readPast(image, context.call());
    }
}
