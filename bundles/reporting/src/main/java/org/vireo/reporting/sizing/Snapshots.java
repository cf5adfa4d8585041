package org.vireo.reporting.sizing;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ByteSize;
import org.vireo.model.SnapshotType;

/** The snapshots that users took. Thread-safe; blocks for the time of some queries. */
@Component(service = Snapshots.class)
public final class Snapshots {
    private final Inventory inventory;
    private final Transactions transactions;

    /** In the engine's database. */
    @Activate
    public Snapshots(@Reference Inventory inventory, @Reference Transactions transactions) {
        this.inventory = inventory;
        this.transactions = transactions;
    }

    /** All of them, the oldest first. */
    List<Kept> kept() {
        return transactions.read(() -> {
            var sizes = new HashMap<UUID, Long>();
            for (var image : inventory.list(FrozenImage.class, Where.all())) {
                sizes.merge(image.snapshotId().value(), image.allocated().bytes(), Long::sum);
            }
            var names = new HashMap<UUID, String>();
            inventory
                    .list(Vm.class, Where.all())
                    .forEach(vm -> names.put(vm.id().value(), vm.name()));
            var regular = Where.equal("type", SnapshotType.REGULAR).orderBy("created");
            return inventory.list(Snapshot.class, regular).stream()
                    .map(snapshot -> new Kept(
                            snapshot.vmId().value(),
                            names.getOrDefault(snapshot.vmId().value(), ""),
                            snapshot.description(),
                            snapshot.created(),
                            new ByteSize(sizes.getOrDefault(snapshot.id().value(), 0L))))
                    .toList();
        });
    }
}
