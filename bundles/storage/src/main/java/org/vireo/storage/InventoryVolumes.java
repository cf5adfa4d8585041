package org.vireo.storage;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.storage.VolumeSpec;
import org.vireo.protocol.storage.VolumeState;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.spi.host.Call;
import org.vireo.spi.storage.StorageBackend;
import org.vireo.spi.storage.StorageFeature;
import org.vireo.spi.storage.Volume;

/** Volumes behind the disks of the inventory, through the backend of their domain's type. */
@Component
public final class InventoryVolumes implements Volumes {
    private final Inventory inventory;
    private final Transactions transactions;
    private final StorageBackends backends;
    private final StorageHosts hosts;
    private final ImageChains chains;
    private final LunLooks luns;
    private final LeftImages left;

    @Activate
    public InventoryVolumes(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference StorageBackends backends,
            @Reference StorageHosts hosts,
            @Reference ImageChains chains,
            @Reference LeftImages left) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.backends = backends;
        this.hosts = hosts;
        this.chains = chains;
        this.left = left;
        luns = new LunLooks(inventory, transactions, backends);
    }

    /** A disk with its domain and backend. */
    private record Place(Disk disk, StorageDomain domain, StorageBackend backend) {
        Volume volume() {
            return Domains.volume(domain, disk);
        }
    }

    private Place place(DiskId id) {
        return transactions.call(() -> {
            var disk = inventory.get(Disk.class, id);
            var domain = domainOf(disk);
            return new Place(disk, domain, backends.get(domain.type()));
        });
    }

    private StorageDomain domainOf(Disk disk) {
        return disk.storageDomainId()
                .flatMap(domain -> inventory.find(StorageDomain.class, domain))
                .orElseThrow(() -> new VireoException(
                        StorageError.NO_IMAGE,
                        "disk " + disk.name() + " (" + disk.id() + ") has no image: it is a LUN as a whole"));
    }

    @Override
    public String typeOf(DiskId disk) {
        return luns.of(disk)
                .map(DirectLun::type)
                .orElseGet(() -> transactions.call(
                        () -> domainOf(inventory.get(Disk.class, disk)).type()));
    }

    @Override
    public Optional<HostId> boundTo(DiskId disk) {
        return luns.of(disk).isPresent()
                ? Optional.empty()
                : transactions.call(
                        () -> domainOf(inventory.get(Disk.class, disk)).hostId());
    }

    @Override
    public Optional<StorageTarget> shared(DiskId disk) {
        if (luns.of(disk).isPresent()) {
            return Optional.empty();
        }
        var place = place(disk);
        return place.backend().features().containsAll(Set.of(StorageFeature.SHARED, StorageFeature.RECORDS))
                ? Optional.of(place.backend().target(Domains.of(place.domain())))
                : Optional.empty();
    }

    @Override
    public DiskSource prepare(DiskId id, HostId host, Call call) {
        var lun = luns.of(id);
        if (lun.isPresent()) {
            return luns.prepare(lun.get(), host, call);
        }
        var place = place(id);
        if (place.domain().status() != StorageDomainStatus.ACTIVE) {
            throw new VireoException(
                    StorageError.DOMAIN_NOT_ACTIVE,
                    "storage domain " + place.domain().name() + " is "
                            + place.domain().status().text() + ", not active");
        }
        place.backend().attach(Domains.of(place.domain()), host, false, call.part("attach"));
        return place.backend().source(place.volume(), host);
    }

    @Override
    public VolumeState create(DiskId id, Call call) {
        var place = place(id);
        var disk = place.disk();
        var spec = new VolumeSpec(id, disk.format(), disk.size(), !disk.sparse(), disk.backingDiskId());
        return keep(id, place.backend().create(Domains.of(place.domain()), spec, hosts.any(place.domain()), call));
    }

    @Override
    public ByteSize takeLun(DiskId id, HostId host, Call call) {
        var lun =
                luns.of(id).orElseThrow(() -> new VireoException(ModelError.WRONG_STATE, "disk " + id + " is no LUN"));
        return luns.take(lun, host, call);
    }

    @Override
    public VolumeState copy(DiskId source, DiskId target, Call call) {
        var from = place(source);
        var to = place(target);
        if (!from.domain().id().equals(to.domain().id())) {
            return keep(target, carry(from, from.volume(), to, call));
        }
        return keep(target, to.backend().copy(from.volume(), to.volume(), hosts.any(to.domain()), call));
    }

    @Override
    public VolumeState copyImage(DiskId disk, UUID image, DiskFormat format, DiskId target, Call call) {
        var from = place(disk);
        var to = place(target);
        var frozen = new Volume(Domains.of(from.domain()), new DiskId(image), format);
        if (!from.domain().id().equals(to.domain().id())) {
            return keep(target, carry(from, frozen, to, call));
        }
        return keep(target, to.backend().copy(frozen, to.volume(), hosts.any(to.domain()), call));
    }

    /** By way of one host that reaches both domains. */
    private VolumeState carry(Place from, Volume source, Place to, Call call) {
        var via = hosts.any(from.domain(), to.domain());
        var preallocated = !to.disk().sparse() && to.disk().format() == DiskFormat.RAW;
        var place = from.backend().target(Domains.of(from.domain()));
        return to.backend().carry(to.volume(), preallocated, Optional.empty(), place, source.id(), via, call);
    }

    @Override
    public VolumeState importImage(DiskId disk, HostId host, String file, Call call) {
        var place = place(disk);
        place.backend().attach(Domains.of(place.domain()), host, false, call.part("attach"));
        return keep(disk, place.backend().importImage(place.volume(), file, host, call));
    }

    @Override
    public VolumeState resize(DiskId disk, ByteSize size, Call call) {
        var place = place(disk);
        return keep(disk, place.backend().resize(place.volume(), size, hosts.any(place.domain()), call));
    }

    @Override
    public void takeBack(DiskId id, Call call) {
        try {
            delete(id, call);
        } catch (VireoException e) {
            RunningImages.passOnLostDatabase(e);
            left.note(id, id.value(), e.getMessage(), Caller.engine(""));
        }
    }

    @Override
    public void delete(DiskId id, Call call) {
        // what is on a LUN is not the engine's to remove
        var gone = luns.of(id).isPresent()
                || transactions.call(() -> inventory.find(Disk.class, id).isEmpty());
        if (!gone) {
            var place = place(id);
            for (var image : transactions.call(() -> chains.images(place.disk()))) {
                var volume = new Volume(
                        Domains.of(place.domain()),
                        new DiskId(image),
                        place.disk().format());
                var via = hosts.any(place.domain());
                if (place.disk().wipeAfterDelete()) {
                    place.backend().wipe(volume, via, call.part("wipe/" + image));
                }
                place.backend().delete(volume, via, call.part(image.toString()));
            }
        }
    }

    private VolumeState keep(DiskId id, VolumeState state) {
        transactions.run(() -> {
            var disk = inventory.getForUpdate(Disk.class, id);
            disk.setSize(state.size());
            disk.setAllocated(state.allocated());
            disk.setFormat(state.format());
        });
        return state;
    }
}
