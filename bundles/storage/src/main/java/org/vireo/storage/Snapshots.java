package org.vireo.storage;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.inventory.Disk;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.SnapshotId;
import org.vireo.model.SnapshotStatus;
import org.vireo.model.SnapshotType;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VmId;
import org.vireo.model.VmStatus;
import org.vireo.spi.storage.StorageFeature;

/** Snapshots of virtual machines in the inventory: what they hold and when they can be worked on. Thread-safe. */
@Component(service = Snapshots.class)
public final class Snapshots {
    private static final Set<VmStatus> LIVE =
            EnumSet.of(VmStatus.UP, VmStatus.POWERING_UP, VmStatus.REBOOT_IN_PROGRESS, VmStatus.PAUSED);

    private final Inventory inventory;
    private final StorageBackends backends;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public Snapshots(@Reference Inventory inventory, @Reference StorageBackends backends) {
        this.inventory = inventory;
        this.backends = backends;
    }

    /** Disks of a virtual machine that have images, in an order that stays. */
    List<Disk> disks(VmId vm) {
        return LunRules.disks(vm, false, inventory);
    }

    /** Those that are LUNs as a whole, which nothing that works with images touches. */
    List<Disk> luns(VmId vm) {
        return LunRules.disks(vm, true, inventory);
    }

    List<FrozenImage> images(SnapshotId snapshot) {
        return inventory.list(
                FrozenImage.class, Where.equal("snapshotId", snapshot).orderBy("diskId"));
    }

    Snapshot of(VmId vm, SnapshotId id) {
        return inventory
                .first(Snapshot.class, Where.equal("vmId", vm).andEqual("id", id))
                .orElseThrow(() -> new org.vireo.model.VireoException(
                        org.vireo.model.ModelError.OBJECT_NOT_FOUND, "VM " + vm + " has no snapshot " + id));
    }

    Optional<Snapshot> find(SnapshotId id) {
        return inventory.find(Snapshot.class, id);
    }

    /** The one that the virtual machine looks at. */
    Optional<Snapshot> previewed(VmId vm) {
        return inventory.first(Snapshot.class, Where.equal("vmId", vm).andEqual("status", SnapshotStatus.IN_PREVIEW));
    }

    /** What was kept aside meanwhile. */
    Snapshot aside(VmId vm) {
        return inventory
                .first(Snapshot.class, Where.equal("vmId", vm).andEqual("type", SnapshotType.PREVIEW))
                .orElseThrow(() -> new org.vireo.model.VireoException(
                        org.vireo.model.ModelError.WRONG_STATE, "VM " + vm + " looks at no snapshot"));
    }

    Set<LockKey> locks(VmId vm) {
        var keys = new LinkedHashSet<LockKey>();
        keys.add(LockKey.exclusive("vm", vm));
        keys.addAll(diskLocks(vm));
        return keys;
    }

    /** Enough for long work under a virtual machine that goes on and may be stopped. */
    Set<LockKey> diskLocks(VmId vm) {
        var keys = new LinkedHashSet<LockKey>();
        for (var disk : disks(vm)) {
            keys.add(LockKey.exclusive(NewDisks.KIND, disk.id()));
            disk.storageDomainId().ifPresent(domain -> keys.add(LockKey.shared(Domains.KIND, domain)));
        }
        for (var snapshot : inventory.list(Snapshot.class, Where.equal("vmId", vm))) {
            snapshot.memoryDiskId().ifPresent(memory -> keys.add(LockKey.exclusive(NewDisks.KIND, memory)));
        }
        return keys;
    }

    /** Whether the virtual machine is down and its disks can be worked on. */
    Check idle(VmId id, String attempt) {
        return idle(inventory.get(Vm.class, id), attempt, ", and a VM returns to snapshots only while it is down.");
    }

    private Check idle(Vm vm, String attempt, String end) {
        return vm.status() == VmStatus.DOWN
                ? usable(vm.id(), attempt)
                : Check.conflict(attempt + " VM " + vm.name() + " is "
                        + vm.status().text().replace('_', ' ') + end);
    }

    /** Whether the virtual machine is down, or runs on a host that can be asked, and its disks can be worked on. */
    Check ready(VmId id, String attempt) {
        var vm = inventory.get(Vm.class, id);
        return runs(id) ? usable(id, attempt) : idle(vm, attempt, ".");
    }

    /** Whether a hypervisor has its disks open and takes orders. */
    boolean runs(VmId id) {
        var vm = inventory.get(Vm.class, id);
        return LIVE.contains(vm.status()) && vm.hostId().isPresent();
    }

    private Check usable(VmId id, String attempt) {
        for (var disk : disks(id)) {
            var check = usable(disk, attempt);
            if (check instanceof Check.Refused) {
                return check;
            }
        }
        return Check.FINE;
    }

    private Check usable(Disk disk, String attempt) {
        if (disk.status() != DiskStatus.OK) {
            return Check.conflict(
                    attempt + " Disk " + disk.name() + " is " + disk.status().text() + ".");
        }
        var domain = disk.storageDomainId().flatMap(id -> inventory.find(StorageDomain.class, id));
        if (domain.isEmpty()) {
            return Check.conflict(attempt + " Disk " + disk.name() + " has no image: it is a LUN as a whole.");
        }
        if (domain.get().status() != StorageDomainStatus.ACTIVE) {
            return Check.conflict(attempt + " Storage Domain " + domain.get().name() + " is not active.");
        }
        var needed = Set.of(StorageFeature.BACKING, StorageFeature.REBASE);
        return backends.get(domain.get().type()).features().containsAll(needed)
                ? Check.FINE
                : Check.conflict(attempt + " Storage of type " + domain.get().type() + " cannot keep snapshots.");
    }

    Check noPreview(VmId vm, String attempt) {
        return previewed(vm).isEmpty()
                ? Check.FINE
                : Check.conflict(attempt + " The VM looks at a snapshot; commit or undo that first.");
    }

    /** Whether the snapshot still holds what it held. */
    Check whole(Snapshot snapshot, String attempt) {
        return images(snapshot.id()).stream()
                .filter(FrozenImage::spoilt)
                .findFirst()
                .<Check>map(image -> Check.conflict(attempt + " The image of disk "
                        + inventory.get(Disk.class, image.diskId()).name() + " in Snapshot " + snapshot.description()
                        + " is illegal: its removal was begun. Remove the Snapshot."))
                .orElse(Check.FINE);
    }

    /** Whether returning to a snapshot would lose images of disks that it knows nothing of. */
    Check complete(VmId vm, Snapshot snapshot, String attempt) {
        var known = held(snapshot.id());
        for (var disk : disks(vm)) {
            var later = inventory.count(FrozenImage.class, Where.equal("diskId", disk.id())) > 0;
            if (later && !known.contains(disk.id())) {
                return Check.conflict(attempt + " Disk " + disk.name()
                        + " is not part of the snapshot but of later ones; remove those first.");
            }
        }
        return Check.FINE;
    }

    /** Snapshots of the virtual machine that a user took after this one. */
    List<Snapshot> after(VmId vm, Snapshot snapshot) {
        return inventory.list(Snapshot.class, Where.equal("vmId", vm).andEqual("type", SnapshotType.REGULAR)).stream()
                .filter(other -> other.created().isAfter(snapshot.created()))
                .toList();
    }

    /** Keeps the present configuration; the images come later. */
    Snapshot add(SnapshotId id, Vm vm, SnapshotType type, String description) {
        var row = new Snapshot(id);
        row.setVmId(vm.id());
        row.setType(type);
        row.setDescription(description);
        row.setStatus(SnapshotStatus.LOCKED);
        row.setCreated(clock.instant());
        row.setSettings(Optional.of(vm.settings()));
        row.setDevices(devices(vm.id()));
        inventory.add(row);
        return row;
    }

    private Map<String, String> devices(VmId vm) {
        var told = new HashMap<String, String>();
        for (var nic : inventory.list(Nic.class, Where.equal("vmId", vm))) {
            told.put(nic.id() + ".name", nic.name());
            told.put(nic.id() + ".mac", nic.mac());
            told.put(nic.id() + ".model", nic.model().name());
            told.put(nic.id() + ".linked", String.valueOf(nic.linked()));
            told.put(nic.id() + ".plugged", String.valueOf(nic.plugged()));
            nic.vnicProfileId().ifPresent(profile -> told.put(nic.id() + ".profile", profile.toString()));
        }
        return told;
    }

    /** Keeps the image that a disk writes to as part of a snapshot. */
    void freeze(Snapshot snapshot, Disk disk) {
        var image = new FrozenImage(Domains.image(disk).value());
        image.setSnapshotId(snapshot.id());
        image.setDiskId(disk.id());
        image.setParentId(ImageChains.below(disk));
        image.setFormat(disk.format());
        image.setSize(disk.size());
        image.setAllocated(disk.allocated());
        inventory.add(image);
    }

    /** Nothing else is to be done with the disks; a virtual machine that is down cannot be started either. */
    void lock(VmId id, Collection<DiskId> disks) {
        var vm = inventory.getForUpdate(Vm.class, id);
        if (vm.status() == VmStatus.DOWN) {
            vm.setStatus(VmStatus.IMAGE_LOCKED);
        }
        disks.forEach(disk -> inventory.getForUpdate(Disk.class, disk).setStatus(DiskStatus.LOCKED));
    }

    void lock(VmId vm) {
        lock(vm, ids(disks(vm)));
    }

    /** The same with one disk and all that have it. */
    void lock(DiskId disk, Collection<VmId> vms) {
        inventory.getForUpdate(Disk.class, disk).setStatus(DiskStatus.LOCKED);
        vms.forEach(vm -> lock(vm, Set.of(disk)));
    }

    void unlock(VmId id, Collection<DiskId> disks) {
        var vm = inventory.getForUpdate(Vm.class, id);
        if (vm.status() == VmStatus.IMAGE_LOCKED) {
            vm.setStatus(VmStatus.DOWN);
        }
        disks.stream()
                .flatMap(disk -> inventory.find(Disk.class, disk).stream())
                .filter(disk -> disk.status() == DiskStatus.LOCKED)
                .forEach(disk -> disk.setStatus(DiskStatus.OK));
    }

    void unlock(DiskId disk, Collection<VmId> vms) {
        inventory.getForUpdate(Disk.class, disk).setStatus(DiskStatus.OK);
        vms.forEach(vm -> unlock(vm, Set.of(disk)));
    }

    void unlock(VmId vm) {
        unlock(vm, ids(disks(vm)));
    }

    /** Disks that a snapshot holds images of. */
    Set<DiskId> held(SnapshotId snapshot) {
        return images(snapshot).stream().map(FrozenImage::diskId).collect(Collectors.toSet());
    }

    void remove(Snapshot snapshot) {
        images(snapshot.id()).forEach(inventory::remove);
        inventory.flush();
        inventory.remove(snapshot);
    }

    /** Ids of disks as a set, for whoever chooses among them. */
    static Set<DiskId> ids(List<Disk> disks) {
        return disks.stream().map(Disk::id).collect(Collectors.toSet());
    }

    List<Disk> chosen(VmId vm, Optional<Set<DiskId>> wanted) {
        var found = new ArrayList<>(disks(vm));
        wanted.ifPresent(set -> found.removeIf(disk -> !set.contains(disk.id())));
        return List.copyOf(found);
    }
}
