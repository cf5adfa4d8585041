package org.vireo.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.Disk;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.spi.host.Call;
import org.vireo.spi.storage.Volume;

/**
 * The images of disks that were part of a snapshot: each reads through to the one before, the last is the one a virtual machine writes
 * to. Thread-safe.
 */
@Component(service = ImageChains.class)
public final class ImageChains {
    private final Inventory inventory;
    private final Transactions transactions;
    private final StorageBackends backends;
    private final StorageHosts hosts;

    @Activate
    public ImageChains(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference StorageBackends backends,
            @Reference StorageHosts hosts) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.backends = backends;
        this.hosts = hosts;
    }

    /** What the image that a virtual machine writes to reads through to. */
    static Optional<UUID> below(Disk disk) {
        return disk.parentImageId().or(() -> disk.backingDiskId().map(DiskId::value));
    }

    List<FrozenImage> frozen(DiskId disk) {
        return inventory.list(FrozenImage.class, Where.equal("diskId", disk));
    }

    /** Images of a disk with what each reads through to. */
    private Map<UUID, Optional<UUID>> chain(Disk disk) {
        var parents = new LinkedHashMap<UUID, Optional<UUID>>();
        frozen(disk.id()).forEach(image -> parents.put(image.id(), image.parentId()));
        parents.put(Domains.image(disk).value(), below(disk));
        return parents;
    }

    /** All images of a disk, those that others read through to after these. */
    List<UUID> images(Disk disk) {
        var parents = chain(disk);
        return topFirst(parents, parents.keySet());
    }

    /** Images of a disk that neither the given one is nor reads through to, those that others read through to after these. */
    List<UUID> besides(Disk disk, UUID kept) {
        var parents = chain(disk);
        var stale = new HashSet<>(parents.keySet());
        Optional<UUID> here = Optional.of(kept);
        while (here.isPresent() && stale.remove(here.get())) {
            here = parents.get(here.get());
        }
        return topFirst(parents, stale);
    }

    private static List<UUID> topFirst(Map<UUID, Optional<UUID>> parents, Set<UUID> wanted) {
        var left = new HashMap<UUID, Optional<UUID>>();
        wanted.forEach(id -> left.put(id, parents.get(id)));
        var ordered = new ArrayList<UUID>();
        while (!left.isEmpty()) {
            var free = left.keySet().stream()
                    .filter(id -> !left.containsValue(Optional.of(id)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("images read through to each other: " + wanted));
            left.remove(free);
            ordered.add(free);
        }
        return List.copyOf(ordered);
    }

    /** Makes an image above another. */
    VolumeState overlay(DiskId disk, UUID fresh, UUID below, ByteSize size, Call call) {
        var domain = domain(disk);
        var spec = new VolumeSpec(new DiskId(fresh), DiskFormat.COW, size, false, Optional.of(new DiskId(below)));
        return backends.get(domain.type()).create(Domains.of(domain), spec, hosts.any(domain), call);
    }

    /** Has one image read through to another that is part of what it reads through to, or to none; the inventory does not follow. */
    VolumeState readThrough(DiskId disk, UUID image, Optional<UUID> below, Call call) {
        var domain = domain(disk);
        return backends.get(domain.type())
                .rebase(volume(domain, image), below.map(DiskId::new), hosts.any(domain), call);
    }

    /** Lets the storage know what a hypervisor made an image read through to; the inventory does not follow. */
    VolumeState follow(DiskId disk, UUID image, Optional<UUID> below, Call call) {
        var domain = domain(disk);
        return backends.get(domain.type())
                .follow(volume(domain, image), below.map(DiskId::new), hosts.any(domain), call);
    }

    /** What an image says itself that it reads through to. */
    Optional<UUID> below(DiskId disk, UUID image, Call call) {
        return state(disk, image, call).backing().map(DiskId::value);
    }

    VolumeState state(DiskId disk, UUID image, Call call) {
        var domain = domain(disk);
        return backends.get(domain.type()).state(volume(domain, image), hosts.any(domain), call);
    }

    /** How a host opens an image that a snapshot made. */
    DiskSource source(DiskId disk, UUID image, HostId host) {
        var domain = domain(disk);
        return backends.get(domain.type()).source(volume(domain, image), host);
    }

    /** How a host opens the volume of a disk that is raw and was never part of a snapshot. */
    DiskSource raw(DiskId disk, HostId host) {
        var domain = domain(disk);
        return backends.get(domain.type()).source(new Volume(Domains.of(domain), disk, DiskFormat.RAW), host);
    }

    private static Volume volume(StorageDomain domain, UUID image) {
        return new Volume(Domains.of(domain), new DiskId(image), DiskFormat.COW);
    }

    /** Images of the disk that read through to one. In the present transaction. */
    List<UUID> readers(UUID image, DiskId disk) {
        var above = new ArrayList<UUID>();
        chain(inventory.get(Disk.class, disk)).forEach((id, parent) -> {
            if (parent.equals(Optional.of(image))) {
                above.add(id);
            }
        });
        return above;
    }

    /** Keeps what an image reads through to now. In the present transaction. */
    void readsNow(UUID image, DiskId id, Optional<UUID> parent, VolumeState state) {
        var disk = inventory.getForUpdate(Disk.class, id);
        if (Domains.image(disk).value().equals(image)) {
            disk.setParentImageId(parent);
            disk.setAllocated(state.allocated());
        }
        inventory.first(FrozenImage.class, Where.equal("id", image)).ifPresent(row -> {
            row.setParentId(parent);
            row.setAllocated(state.allocated());
        });
    }

    /**
     * Removes an image that the inventory does not know any more; one that it knows is kept.
     *
     * @throws VireoException {@code IMAGE_IN_USE} when another image of the disk still says that it reads through to it
     */
    void discard(DiskId disk, UUID image, Call call) {
        var known = transactions.call(() -> inventory.count(FrozenImage.class, Where.equal("id", image)) > 0
                || Domains.image(inventory.get(Disk.class, disk)).value().equals(image));
        if (!known) {
            requireUnread(disk, image, call);
            var domain = domain(disk);
            var backend = backends.get(domain.type());
            var via = hosts.any(domain);
            if (transactions.call(() -> inventory.get(Disk.class, disk).wipeAfterDelete())) {
                backend.wipe(volume(domain, image), via, call.part("wipe/" + image));
            }
            backend.delete(volume(domain, image), via, call.part(image.toString()));
        }
    }

    /**
     * The images themselves are asked, whatever the inventory says.
     *
     * @throws VireoException {@code IMAGE_IN_USE} when another image of the disk says that it reads through to this one
     */
    void requireUnread(DiskId disk, UUID image, Call call) {
        var others =
                transactions.call(() -> chain(inventory.get(Disk.class, disk)).keySet());
        others.forEach(other -> {
            var part = call.part("unread/" + image + "/" + other + "/" + UUID.randomUUID());
            if (below(disk, other, part).equals(Optional.of(image))) {
                throw new VireoException(
                        StorageError.IMAGE_IN_USE,
                        "cannot remove image " + image + " of disk " + disk + ": image " + other
                                + " still reads through to it");
            }
        });
    }

    /** The same where failing must not stop what has been decided already; says why it is not gone. */
    Optional<String> discardIfPossible(DiskId disk, UUID image, Call call) {
        try {
            discard(disk, image, call);
            return Optional.empty();
        } catch (VireoException e) {
            RunningImages.passOnLostDatabase(e);
            return Optional.of(e.getMessage());
        }
    }

    private StorageDomain domain(DiskId id) {
        return transactions.call(() -> {
            var disk = inventory.get(Disk.class, id);
            return disk.storageDomainId()
                    .flatMap(domain -> inventory.find(StorageDomain.class, domain))
                    .orElseThrow(() -> new VireoException(
                            StorageError.NO_IMAGE, "disk " + disk.name() + " (" + id + ") has no image"));
        });
    }
}
