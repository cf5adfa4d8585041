package org.vireo.storage;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotType;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;
import org.vireo.spi.storage.StorageFeature;

/**
 * Memory that is kept with snapshots: a disk that no virtual machine has, beside one of those that the snapshot holds images of.
 * Thread-safe.
 */
@Component(service = KeptMemory.class)
public final class KeptMemory {
    private static final Logger LOG = LoggerFactory.getLogger(KeptMemory.class);
    /** As API v4 calls it. */
    static final String CONTENT = "memory_dump_volume";

    private static final String WANTED = "memory.wanted";
    /** For devices and the screen, beside the memory of the guest: that of the screen alone is 16 MiB. */
    private static final ByteSize BESIDE = ByteSize.ofMiB(64);

    private final Inventory inventory;
    private final Transactions transactions;
    private final StorageBackends backends;
    private final Volumes volumes;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public KeptMemory(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference StorageBackends backends,
            @Reference Volumes volumes) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.backends = backends;
        this.volumes = volumes;
    }

    /** Whether there is a place for the memory of a virtual machine that runs, beside its disks. */
    Check check(Vm vm, List<Disk> disks, String attempt) {
        if (disks.isEmpty()) {
            return Check.conflict(attempt + " VM " + vm.name() + " has no disk beside which its memory could be kept.");
        }
        if (disks.stream().noneMatch(this::filed)) {
            return Check.conflict(attempt + " The memory of VM " + vm.name()
                    + " can only be kept on storage whose volumes are files, and none of its disks lies on such."
                    + " Set persist_memorystate to false.");
        }
        return place(vm, disks).isPresent()
                ? Check.FINE
                : Check.conflict(attempt + " No Storage Domain of the disks of VM " + vm.name() + " has room for the "
                        + size(vm).bytes() / ByteSize.ofMiB(1).bytes() + " MiB that its memory may take.");
    }

    private boolean filed(Disk disk) {
        return domain(disk)
                .filter(domain -> backends.get(domain.type()).features().contains(StorageFeature.FILES))
                .isPresent();
    }

    private Optional<StorageDomain> domain(Disk disk) {
        return disk.storageDomainId().flatMap(id -> inventory.find(StorageDomain.class, id));
    }

    private Optional<StorageDomain> place(Vm vm, List<Disk> disks) {
        long wanted = size(vm).bytes();
        return disks.stream()
                .filter(this::filed)
                .flatMap(disk -> domain(disk).stream())
                .filter(domain -> domain.status() == StorageDomainStatus.ACTIVE)
                .filter(domain -> domain.available().bytes()
                                - ByteSize.ofGiB(domain.criticalLowSpaceGiB()).bytes()
                        >= wanted)
                .findFirst();
    }

    private static ByteSize size(Vm vm) {
        return new ByteSize(vm.settingsNow().memory().bytes() + BESIDE.bytes());
    }

    /** Keeps the disk that the memory is to go to, locked until it is there. */
    void begin(Snapshot snapshot, Vm vm, List<Disk> disks) {
        var disk = new Disk(DiskId.random());
        disk.setName(vm.name() + "_memory");
        disk.setDescription(snapshot.description());
        disk.setStatus(DiskStatus.LOCKED);
        disk.setStorageDomainId(place(vm, disks).map(StorageDomain::id));
        disk.setFormat(DiskFormat.RAW);
        disk.setSize(size(vm));
        disk.setSparse(true);
        disk.setWipeAfterDelete(disks.stream().anyMatch(Disk::wipeAfterDelete));
        disk.setContentType(CONTENT);
        disk.setCreated(clock.instant());
        inventory.add(disk);
        inventory.flush();
        snapshot.setMemoryDiskId(Optional.of(disk.id()));
        snapshot.setMemorySettings(Optional.of(vm.settingsNow()));
    }

    /** Makes the volume. */
    Step creation(DiskId memory) {
        return NamedStep.quick(
                "memory",
                "Making a place for the memory",
                context -> create(memory, context),
                context -> takeBack(memory, context));
    }

    private void create(DiskId memory, StepContext context) {
        context.put(WANTED, memory.toString());
        volumes.create(memory, context.call().part("memory"));
    }

    /** Whether memory was to be kept. */
    static boolean wanted(StepContext context) {
        return context.get(WANTED).isPresent();
    }

    private void takeBack(DiskId memory, StepContext context) {
        if (LiveSwitch.mayBeInUse(context)) {
            LOG.error("Disk {} stays: the memory of a virtual machine may be written to it", memory);
        } else {
            volumes.takeBack(memory, context.call().part("no-memory"));
        }
    }

    /** When the virtual machine ended before its memory was written, there is none. */
    Step settlement(DiskId memory) {
        return NamedStep.copying(
                "memory-kept",
                "Keeping the memory",
                context -> {
                    if (LiveSwitch.memory(context).isEmpty()) {
                        drop(memory, context);
                    }
                },
                context -> {}); // it is taken back with the place
    }

    /** The snapshot has what was written, if it was. In the present transaction. */
    boolean complete(Snapshot snapshot, StepContext context) {
        var written = LiveSwitch.memory(context);
        var memory = snapshot.memoryDiskId().flatMap(id -> inventory.find(Disk.class, id));
        if (written.isEmpty() || memory.isEmpty()) {
            return false;
        }
        memory.get().setSize(written.get());
        memory.get().setAllocated(written.get());
        memory.get().setStatus(DiskStatus.OK);
        snapshot.setMemory(true);
        return true;
    }

    /** Whether a snapshot holds memory that can be read now. */
    static Check there(Snapshot snapshot, Inventory inventory, String attempt) {
        var memory = snapshot.memoryDiskId().flatMap(id -> inventory.find(Disk.class, id));
        if (!snapshot.memory() || memory.isEmpty()) {
            return Check.conflict(attempt + " Snapshot " + snapshot.description() + " holds no memory.");
        }
        return memory.get().status() == DiskStatus.OK
                ? Check.FINE
                : Check.conflict(attempt + " Disk " + memory.get().name() + " with the memory is "
                        + memory.get().status().text() + ".");
    }

    /** The snapshot that a user took whose memory a disk holds. */
    static Optional<SnapshotId> owner(Optional<DiskId> memory, VmId vm, Inventory inventory) {
        return memory.flatMap(disk -> inventory.first(
                        Snapshot.class,
                        Where.equal("vmId", vm).andEqual("memoryDiskId", disk).andEqual("type", SnapshotType.REGULAR)))
                .map(Snapshot::id);
    }

    /** Disks that hold the memory of a virtual machine. */
    Set<DiskId> of(VmId vm) {
        return inventory.list(Snapshot.class, Where.equal("vmId", vm)).stream()
                .flatMap(snapshot -> snapshot.memoryDiskId().stream())
                .collect(Collectors.toSet());
    }

    /** Nothing but their removal is to be done with them. In the present transaction. */
    void lock(Set<DiskId> left) {
        left.forEach(id -> inventory.getForUpdate(Disk.class, id).setStatus(DiskStatus.LOCKED));
    }

    /** Removes memory that no snapshot needs. Never fails for a host's sake: what cannot be removed is illegal and can be removed later. */
    void drop(DiskId memory, StepContext context) {
        boolean gone = false;
        try {
            volumes.delete(memory, context.call().part("drop/" + memory));
            gone = true;
        } catch (VireoException e) {
            RunningImages.passOnLostDatabase(e);
            LOG.warn("Disk {} with memory of a snapshot is left behind: {}", memory, e.getMessage());
        }
        forget(memory, gone);
    }

    private void forget(DiskId memory, boolean gone) {
        transactions.run(() -> {
            inventory.list(Snapshot.class, Where.equal("memoryDiskId", memory)).forEach(this::without);
            inventory.flush();
            var row = inventory.find(Disk.class, memory);
            if (gone) {
                row.ifPresent(inventory::remove);
            } else {
                row.ifPresent(disk -> disk.setStatus(DiskStatus.ILLEGAL));
            }
        });
    }

    private void without(Snapshot snapshot) {
        snapshot.setMemory(false);
        snapshot.setMemoryDiskId(Optional.empty());
        snapshot.setMemorySettings(Optional.empty());
    }

    /** Forgets the disk of a snapshot that was not taken; its volume is gone. In the present transaction. */
    void forget(Snapshot snapshot) {
        var memory = snapshot.memoryDiskId();
        without(snapshot);
        inventory.flush();
        memory.flatMap(id -> inventory.find(Disk.class, id)).ifPresent(inventory::remove);
    }
}
