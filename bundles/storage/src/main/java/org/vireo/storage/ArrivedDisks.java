package org.vireo.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.LockKey;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DomainRecord;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.ErrorKind;
import org.vireo.model.SnapshotId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.spi.host.Call;
import org.vireo.spi.storage.StorageFeature;
import org.vireo.spi.storage.Volume;
import org.vireo.storage.ovf.ToldDisk;

/** Disks that come into the inventory with the images they have already. */
@Component(service = ArrivedDisks.class)
public final class ArrivedDisks {
    private final Inventory inventory;
    private final Transactions transactions;
    private final StorageBackends backends;
    private final StorageHosts hosts;
    private final RecordPlaces places;

    @Activate
    public ArrivedDisks(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference StorageBackends backends,
            @Reference StorageHosts hosts,
            @Reference RecordPlaces places) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.backends = backends;
        this.hosts = hosts;
        this.places = places;
    }

    static Set<LockKey> locks(List<ToldDisk> disks) {
        var keys = new HashSet<LockKey>();
        for (var disk : disks) {
            keys.add(LockKey.exclusive(NewDisks.KIND, new DiskId(disk.id())));
            keys.add(LockKey.shared(Domains.KIND, new StorageDomainId(disk.domain())));
            disk.backing().ifPresent(below -> keys.add(LockKey.shared(NewDisks.KIND, new DiskId(below))));
        }
        return keys;
    }

    /** Whether a disk is there already and may be used by one more machine. */
    boolean shared(ToldDisk disk) {
        return inventory
                .find(Disk.class, new DiskId(disk.id()))
                .filter(Disk::shareable)
                .filter(there -> there.storageDomainId().equals(Optional.of(new StorageDomainId(disk.domain()))))
                .isPresent();
    }

    /** Why a disk cannot come because of where it lies: then a machine may come without it. */
    Optional<String> outOfReach(ToldDisk disk, StorageDomainId told) {
        var id = new StorageDomainId(disk.domain());
        var domain = inventory.find(StorageDomain.class, id);
        var name = "Disk " + disk.texts().name();
        if (domain.filter(one -> one.status() == StorageDomainStatus.ACTIVE).isEmpty()) {
            return Optional.of(name + " lies on Storage Domain "
                    + domain.map(StorageDomain::name).orElse(id.toString()) + ", which is not active here.");
        }
        var elsewhere = !id.equals(told)
                && places.unregistered(id, DomainRecord.Kind.DISK).stream()
                        .noneMatch(row -> row.objectId().equals(disk.id()));
        return elsewhere
                ? Optional.of(name + " lies on Storage Domain " + domain.get().name() + ", which tells nothing of it.")
                : Optional.empty();
    }

    /** Why a disk cannot come because of what is here already. */
    Optional<String> conflict(ToldDisk disk) {
        var name = "Disk " + disk.texts().name();
        if (inventory.find(Disk.class, new DiskId(disk.id())).isPresent()) {
            return Optional.of(name + " (" + disk.id() + ") is registered already.");
        }
        for (var volume : disk.volumes()) {
            if (taken(volume)) {
                return Optional.of(name + " names an image that belongs to another disk: " + volume + ".");
            }
        }
        if (!Extras.sound(disk.texts().extras())) {
            return Optional.of("What is told of " + name + " is damaged.");
        }
        return disk.backing().flatMap(below -> below(disk, name, below));
    }

    private boolean taken(UUID volume) {
        return inventory.find(Disk.class, new DiskId(volume)).isPresent()
                || inventory.count(Disk.class, Where.equal("imageId", volume)) > 0
                || inventory.count(FrozenImage.class, Where.equal("id", volume)) > 0;
    }

    private Optional<String> below(ToldDisk disk, String name, UUID below) {
        var found = inventory.find(Disk.class, new DiskId(below));
        if (found.isEmpty()) {
            return Optional.of(name + " reads through to disk " + below
                    + " of a Template that is not registered; register the Template first.");
        }
        return found.get().storageDomainId().equals(Optional.of(new StorageDomainId(disk.domain())))
                ? Optional.empty()
                : Optional.of(name + " reads through to disk " + found.get().name() + " of another Storage Domain.");
    }

    /** Keeps disks, locked until their images were looked at. */
    void add(List<ToldDisk> disks, Map<UUID, UUID> snapshots) {
        for (var told : disks) {
            var disk = new Disk(new DiskId(told.id()));
            told.texts().applyTo(disk);
            disk.setExtras(Extras.withoutReferences(told.texts().extras()));
            disk.setStatus(DiskStatus.LOCKED);
            disk.setStorageDomainId(Optional.of(new StorageDomainId(told.domain())));
            disk.setFormat(told.format());
            disk.setSize(told.size());
            disk.setSparse(told.sparse());
            disk.setShareable(told.shareable());
            disk.setWipeAfterDelete(told.wipeAfterDelete());
            disk.setReadOnly(told.readOnly());
            disk.setBackingDiskId(told.backing().map(DiskId::new));
            disk.setContentType(told.contentType());
            disk.setCreated(told.created());
            disk.setImageId(told.image());
            disk.setParentImageId(told.parent());
            inventory.add(disk);
            frozen(told, snapshots);
        }
        inventory.flush();
    }

    private void frozen(ToldDisk told, Map<UUID, UUID> snapshots) {
        for (var image : told.frozen()) {
            var row = new FrozenImage(image.id());
            row.setSnapshotId(new SnapshotId(snapshots.get(image.snapshot())));
            row.setDiskId(new DiskId(told.id()));
            row.setParentId(image.parent());
            row.setFormat(image.format());
            row.setSize(image.size());
            row.setSpoilt(image.spoilt());
            inventory.add(row);
        }
    }

    /**
     * Looks whether the images are as told.
     *
     * @param readThrough whether others may read through to them, as they do to those of a template
     * @return ids of disks without an image, with what is missing
     * @throws VireoException when an image is there but another one than told, or one above it that nobody told of
     */
    Map<UUID, String> missing(List<ToldDisk> disks, boolean readThrough, Call call) {
        var missing = new HashMap<UUID, String>();
        var there = new HashMap<StorageDomainId, List<VolumeState>>();
        for (var disk : disks) {
            var domain =
                    transactions.read(() -> inventory.get(StorageDomain.class, new StorageDomainId(disk.domain())));
            try {
                look(disk, domain, call);
                if (!readThrough) {
                    requireNewest(disk, there.computeIfAbsent(domain.id(), id -> volumes(domain, call)));
                }
            } catch (VireoException e) {
                if (e.code().kind() != ErrorKind.NOT_FOUND) {
                    throw e;
                }
                missing.put(disk.id(), e.getMessage());
            }
        }
        return missing;
    }

    private List<VolumeState> volumes(StorageDomain domain, Call call) {
        var backend = backends.get(domain.type());
        return backend.features().contains(StorageFeature.LISTING)
                ? backend.volumes(Domains.of(domain), hosts.any(domain), call.part("list"))
                : List.of();
    }

    /** Writing below an image that was made after the record was written would destroy what is in that. */
    private static void requireNewest(ToldDisk disk, List<VolumeState> there) {
        for (var state : there) {
            var above = state.backing().filter(below -> below.value().equals(disk.writtenTo()));
            if (above.isPresent() && !disk.volumes().contains(state.id().value())) {
                throw new VireoException(
                        StorageError.UNUSABLE,
                        "image " + state.id() + " was made above image " + disk.writtenTo() + " of disk "
                                + disk.texts().name() + " after the Storage Domain was last told of it");
            }
        }
    }

    private void look(ToldDisk disk, StorageDomain domain, Call call) {
        var below = disk.parent().or(disk::backing);
        var top = look(domain, disk.writtenTo(), disk.format(), below, call);
        var states = new ArrayList<VolumeState>();
        for (var image : disk.frozen()) {
            states.add(look(domain, image.id(), image.format(), image.parent(), call));
        }
        transactions.run(() -> {
            var row = inventory.getForUpdate(Disk.class, new DiskId(disk.id()));
            row.setSize(top.size());
            row.setAllocated(top.allocated());
            for (var state : states) {
                inventory
                        .first(FrozenImage.class, Where.equal("id", state.id()))
                        .ifPresent(image -> {
                            image.setSize(state.size());
                            image.setAllocated(state.allocated());
                        });
            }
        });
    }

    private VolumeState look(StorageDomain domain, UUID id, DiskFormat format, Optional<UUID> below, Call call) {
        var via = hosts.any(domain);
        var part = call.part("look-" + id);
        var state =
                backends.get(domain.type()).state(new Volume(Domains.of(domain), new DiskId(id), format), via, part);
        if (state.format() != format || !state.backing().map(DiskId::value).equals(below)) {
            throw new VireoException(
                    StorageError.UNUSABLE,
                    "image " + id + " is not the one that is told of: it is "
                            + state.format().text()
                            + state.backing().map(there -> " above " + there).orElse(" by itself")
                            + ", and should be " + format.text()
                            + below.map(wanted -> " above " + wanted).orElse(" by itself"));
        }
        return state;
    }

    /** Marks disks usable: their records are those of this engine now. */
    void ready(List<ToldDisk> disks) {
        for (var disk : disks) {
            inventory.find(Disk.class, new DiskId(disk.id())).ifPresent(row -> row.setStatus(DiskStatus.OK));
            places.of(DomainRecord.Kind.DISK, disk.id()).stream()
                    .filter(row -> row.storageDomainId().value().equals(disk.domain()))
                    .forEach(ArrivedDisks::own);
        }
    }

    static void own(DomainRecord row) {
        row.setRegistered(true);
        row.setDescriptor("");
    }

    /** Forgets disks again. */
    void forget(List<UUID> disks) {
        for (var id : disks) {
            inventory.list(FrozenImage.class, Where.equal("diskId", id)).forEach(inventory::remove);
            inventory.flush();
            inventory.find(Disk.class, new DiskId(id)).ifPresent(inventory::remove);
        }
    }
}
