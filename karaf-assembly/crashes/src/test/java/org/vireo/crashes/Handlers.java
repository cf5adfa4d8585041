package org.vireo.crashes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vireo.compute.AddTemplateHandler;
import org.vireo.compute.AddVmHandler;
import org.vireo.compute.CloneSnapshotHandler;
import org.vireo.compute.CloneVmHandler;
import org.vireo.compute.DiskCopies;
import org.vireo.compute.DiskRemovals;
import org.vireo.compute.FrozenCopies;
import org.vireo.compute.PropertyBook;
import org.vireo.compute.RemoveTemplateHandler;
import org.vireo.compute.RemoveVmHandler;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.store.TestStore;
import org.vireo.network.InventoryPorts;
import org.vireo.network.MacAddresses;
import org.vireo.network.NetworkProviders;
import org.vireo.storage.AddDiskHandler;
import org.vireo.storage.AddSnapshotHandler;
import org.vireo.storage.Attachments;
import org.vireo.storage.CheckedFirstDisks;
import org.vireo.storage.CommitSnapshotHandler;
import org.vireo.storage.CopyDiskHandler;
import org.vireo.storage.DiskUse;
import org.vireo.storage.ImageChains;
import org.vireo.storage.InventoryVolumes;
import org.vireo.storage.KeptMemory;
import org.vireo.storage.LeftImages;
import org.vireo.storage.MergedImages;
import org.vireo.storage.MoveDiskHandler;
import org.vireo.storage.MoveRules;
import org.vireo.storage.MoveSteps;
import org.vireo.storage.MovedImages;
import org.vireo.storage.MovedRows;
import org.vireo.storage.NewDisks;
import org.vireo.storage.PreviewSnapshotHandler;
import org.vireo.storage.RemoveDiskHandler;
import org.vireo.storage.RemoveSnapshotHandler;
import org.vireo.storage.RestoreSnapshotHandler;
import org.vireo.storage.RunningImages;
import org.vireo.storage.SnapshotSteps;
import org.vireo.storage.Snapshots;
import org.vireo.storage.SparsifyDiskHandler;
import org.vireo.storage.StorageBackends;
import org.vireo.storage.StorageDrivers;
import org.vireo.storage.StorageHosts;
import org.vireo.storage.UndoSnapshotHandler;
import org.vireo.storage.UpdateDiskHandler;
import org.vireo.storage.local.LocalStorageBackend;

/** The engine's handlers of commands on images, put together as the container would do it. */
final class Handlers {
    private final HeardEvents events = new HeardEvents();
    private final Inventory inventory;
    private final Transactions transactions;
    private final StorageBackends backends = new StorageBackends(new NoGuard());
    private final StorageHosts hosts;
    private final ImageChains chains;
    private final DiskUse use;
    private final NewDisks disks;
    private final InventoryVolumes volumes;

    private Handlers(TestStore store) {
        inventory = store.inventory();
        transactions = store.transactions();
        backends.add(new LocalStorageBackend());
        hosts = new StorageHosts(inventory, transactions, new StorageDrivers(inventory, transactions));
        chains = new ImageChains(inventory, transactions, backends, hosts);
        use = new DiskUse(inventory);
        disks = new NewDisks(inventory, backends);
        volumes = new InventoryVolumes(inventory, transactions, backends, hosts, chains, left());
    }

    static List<CommandHandler<?>> over(TestStore store) {
        var parts = new Handlers(store);
        var all = new ArrayList<CommandHandler<?>>(parts.ofDisks());
        all.addAll(parts.ofSnapshots());
        all.addAll(parts.ofMachines());
        return all;
    }

    private MoveSteps moves() {
        var rows = new MovedRows(inventory, transactions, chains);
        var moved = new MovedImages(inventory, transactions, backends, hosts, rows);
        return new MoveSteps(transactions, rows, moved, merged(), running(), left());
    }

    /** What removes images that were left behind. */
    static LeftImages leftIn(TestStore store) {
        return new Handlers(store).left();
    }

    private LeftImages left() {
        return new LeftImages(inventory, transactions, events, backends, hosts, chains);
    }

    private MergedImages merged() {
        return new MergedImages(inventory, transactions, chains);
    }

    private RunningImages running() {
        return new RunningImages(inventory, transactions);
    }

    private List<CommandHandler<?>> ofDisks() {
        var snapshots = new Snapshots(inventory, backends);
        var rules = new MoveRules(inventory, backends, hosts);
        return List.of(
                new AddDiskHandler(events, disks, volumes),
                new RemoveDiskHandler(inventory, events, use, volumes),
                new UpdateDiskHandler(inventory, events, use, volumes),
                new CopyDiskHandler(inventory, events, use, disks, rules, volumes),
                new MoveDiskHandler(inventory, events, use, snapshots, rules, moves()),
                new SparsifyDiskHandler(inventory, events, use, snapshots, rules, moves()));
    }

    private List<CommandHandler<?>> ofSnapshots() {
        var snapshots = new Snapshots(inventory, backends);
        var memory = new KeptMemory(inventory, transactions, backends, volumes);
        var steps = new SnapshotSteps(inventory, transactions, chains, running(), merged(), left(), memory);
        return List.of(
                new AddSnapshotHandler(inventory, events, snapshots, steps, memory),
                new RemoveSnapshotHandler(inventory, events, snapshots, steps),
                new PreviewSnapshotHandler(inventory, events, snapshots, steps),
                new CommitSnapshotHandler(inventory, events, snapshots, steps),
                new UndoSnapshotHandler(inventory, events, snapshots, steps),
                new RestoreSnapshotHandler(inventory, events, snapshots, steps));
    }

    private List<CommandHandler<?>> ofMachines() {
        var copies = new DiskCopies(inventory, volumes);
        var removals = new DiskRemovals(inventory, volumes);
        var frozen = new FrozenCopies(inventory, volumes, copies);
        var properties = new PropertyBook(inventory, Map.of());
        var first = new CheckedFirstDisks(new Attachments(inventory, events, disks, use, volumes));
        var ports = new InventoryPorts(
                inventory, transactions, new NetworkProviders(new NoGuard()), new MacAddresses(inventory));
        return List.of(
                new AddVmHandler(inventory, copies, first, ports, properties, events),
                new CloneVmHandler(inventory, copies, ports, events),
                new CloneSnapshotHandler(inventory, frozen, ports, properties, events),
                new RemoveVmHandler(inventory, removals, ports, events),
                new AddTemplateHandler(inventory, copies, frozen, ports, events),
                new RemoveTemplateHandler(inventory, removals, ports, events));
    }
}
