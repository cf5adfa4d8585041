package org.vireo.storage;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.Backup;
import org.vireo.inventory.Disk;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Host;
import org.vireo.inventory.ImageTransfer;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.spi.host.Call;
import org.vireo.spi.storage.Volume;

/** Where the image of a transfer is. Reads the inventory, never writes. */
@Component(service = TransferPlace.class)
public final class TransferPlace {
    private final Inventory inventory;
    private final Transactions transactions;
    private final StorageBackends backends;
    private final StorageHosts hosts;

    @Activate
    public TransferPlace(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference StorageBackends backends,
            @Reference StorageHosts hosts) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.backends = backends;
        this.hosts = hosts;
    }

    /**
     * An image in its place. Immutable.
     *
     * @param disk it belongs to
     * @param domain where it lies
     * @param image its id
     * @param format of it
     * @param below whether it reads through to another one
     */
    record Image(Disk disk, StorageDomain domain, UUID image, DiskFormat format, boolean below) {}

    /** The image of a disk: the frozen one of the id, or the one a virtual machine writes to. */
    Image image(DiskId id, Optional<UUID> frozen) {
        return transactions.call(() -> {
            var disk = inventory.get(Disk.class, id);
            var domain = disk.storageDomainId()
                    .flatMap(where -> inventory.find(StorageDomain.class, where))
                    .orElseThrow(() -> new VireoException(
                            StorageError.NO_IMAGE,
                            "disk " + disk.name() + " (" + id + ") has no image: it is a LUN as a whole"));
            if (frozen.isEmpty()) {
                boolean below = ImageChains.below(disk).isPresent();
                return new Image(disk, domain, Domains.image(disk).value(), disk.format(), below);
            }
            var image = frozen(id, frozen.get());
            return new Image(
                    disk, domain, image.id(), image.format(), image.parentId().isPresent());
        });
    }

    private FrozenImage frozen(DiskId disk, UUID image) {
        return inventory
                .first(FrozenImage.class, Where.equal("id", image).andEqual("diskId", disk))
                .orElseThrow(() -> new VireoException(
                        StorageError.NO_IMAGE, "no snapshot holds an image " + image + " of disk " + disk));
    }

    /** The hosts that can serve it. */
    List<HostId> hosts(Image image) {
        return hosts.all(image.domain());
    }

    /** The host of a transfer while it can serve the image, else another one that can; throws {@code NO_HOST} when there is none. */
    HostId host(ImageTransfer transfer) {
        if (hypervisor(transfer).isPresent()) {
            return transfer.hostId();
        }
        var image = image(transfer.diskId(), transfer.imageId());
        var usable = hosts.all(image.domain());
        return usable.contains(transfer.hostId()) ? transfer.hostId() : hosts.any(image.domain());
    }

    Host host(HostId id) {
        return transactions.call(() -> inventory.get(Host.class, id));
    }

    /** Makes the domain usable on a host and says how it opens the image. */
    DiskSource prepare(ImageTransfer transfer, HostId host, Call call) {
        var running = hypervisor(transfer);
        if (running.isPresent()) {
            return running.get();
        }
        var image = image(transfer.diskId(), transfer.imageId());
        var backend = backends.get(image.domain().type());
        backend.attach(Domains.of(image.domain()), host, false, call.part("attach"));
        return backend.source(new Volume(Domains.of(image.domain()), new DiskId(image.image()), image.format()), host);
    }

    /** What a hypervisor serves of a backup; of a virtual machine that is down the image itself is read. */
    private Optional<DiskSource> hypervisor(ImageTransfer transfer) {
        if (transfer.backupId().isEmpty()) {
            return Optional.empty();
        }
        var id = transfer.backupId().get();
        var backup = transactions.call(() -> inventory.find(Backup.class, id));
        if (backup.filter(Backup::atRest).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(backup.map(found -> found.disks().get(transfer.diskId()))
                .map(changes -> new DiskSource.BackupDisk(id, transfer.diskId(), changes))
                .orElseThrow(() -> new VireoException(
                        StorageError.NO_IMAGE, "there is no backup " + id + " of disk " + transfer.diskId())));
    }
}
