package org.vireo.storage;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.event.Events;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.LeftImage;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.StorageDomainId;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VireoException;
import org.vireo.protocol.vm.LookForImages;
import org.vireo.spi.host.Call;
import org.vireo.spi.storage.Volume;

/**
 * Images that nothing needs any more and that could not be removed when that was decided: they are noted, and removed as soon as their
 * domain is reached, no hypervisor has them open and no image of their disk reads through to them. Thread-safe.
 */
@Component(service = LeftImages.class)
public final class LeftImages {
    static final String OPEN = "a hypervisor still has it open";
    static final int LEFT = 9736;
    private static final Logger LOG = LoggerFactory.getLogger(LeftImages.class);

    private final Inventory inventory;
    private final Transactions transactions;
    private final Events events;
    private final StorageBackends backends;
    private final StorageHosts hosts;
    private final ImageChains chains;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public LeftImages(
            @Reference Inventory inventory,
            @Reference Transactions transactions,
            @Reference Events events,
            @Reference StorageBackends backends,
            @Reference StorageHosts hosts,
            @Reference ImageChains chains) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.events = events;
        this.backends = backends;
        this.hosts = hosts;
        this.chains = chains;
    }

    /** The same for an image that lies where its disk does. */
    void note(DiskId disk, UUID image, String why, Caller caller) {
        transactions
                .call(() -> inventory.get(Disk.class, disk).storageDomainId())
                .ifPresent(domain -> note(disk, image, domain, why, caller));
    }

    /** Remembers an image that has to go, in a transaction of its own, and tells of it; again changes nothing. */
    void note(DiskId disk, UUID image, StorageDomainId domain, String why, Caller caller) {
        LOG.warn("Image {} of disk {} is left behind: {}", image, disk, why);
        transactions.run(() -> {
            if (row(image).isPresent()) {
                return;
            }
            var owner = inventory.find(Disk.class, disk);
            var left = new LeftImage(image);
            left.setDiskId(disk);
            left.setStorageDomainId(domain);
            left.setWipe(owner.map(Disk::wipeAfterDelete).orElse(false));
            left.setReason(why);
            left.setSince(clock.instant());
            inventory.add(left);
            events.record(Event.warning(
                            LEFT,
                            caller,
                            "Image " + image + " of disk "
                                    + owner.map(Disk::name).orElse(disk.toString())
                                    + " could not be removed yet, which is tried again: " + why)
                    .about(Domains.KIND, domain));
        });
    }

    private Optional<LeftImage> row(UUID image) {
        return inventory.first(LeftImage.class, Where.equal("id", image));
    }

    /** Removes what can be removed now; the rest stays noted. */
    public void sweep(Call call) {
        List<LeftImage> all = transactions.call(() -> inventory.list(LeftImage.class, Where.all()));
        for (var left : all) {
            try {
                attempt(left, call.part("left/" + left.id() + "/" + clock.millis()));
            } catch (VireoException e) {
                RunningImages.passOnLostDatabase(e);
                LOG.debug("Image {} of disk {} stays for now: {}", left.id(), left.diskId(), e.getMessage());
            }
        }
    }

    private void attempt(LeftImage left, Call call) {
        var speaking = transactions.call(() -> speaking(left));
        if (speaking.stream().anyMatch(disk -> disk.status() == DiskStatus.LOCKED)) {
            return; // a job has not ended yet
        }
        if (!speaking.isEmpty()) {
            LOG.error("Image {} of disk {} is in use again and kept", left.id(), left.diskId());
            forget(left);
            return;
        }
        var domain = transactions.call(() -> inventory.get(StorageDomain.class, left.storageDomainId()));
        if (domain.status() == StorageDomainStatus.ACTIVE && backends.installed(domain.type()) && !open(left, call)) {
            remove(left, domain, call);
            forget(left);
        }
    }

    /** Disks of which the inventory says that they have the image, in that domain. */
    private List<Disk> speaking(LeftImage left) {
        var frozen = inventory.list(FrozenImage.class, Where.equal("id", left.id())).stream()
                .map(FrozenImage::diskId);
        var written = inventory.list(Disk.class, Where.equal("imageId", left.id())).stream()
                .map(Disk::id);
        var first = inventory.find(Disk.class, new DiskId(left.id())).stream()
                .filter(disk -> disk.imageId().isEmpty())
                .map(Disk::id);
        return Stream.of(frozen, written, first)
                .flatMap(ids -> ids)
                .flatMap(id -> inventory.find(Disk.class, id).stream())
                .filter(disk -> disk.storageDomainId().equals(Optional.of(left.storageDomainId())))
                .toList();
    }

    /** Whether a machine may have it open, for all that is known. */
    private boolean open(LeftImage left, Call call) {
        List<Vm> vms = transactions.call(() ->
                inventory.list(DiskAttachment.class, Where.equal("diskId", left.diskId())).stream()
                        .flatMap(attachment -> attachment.vmId().stream())
                        .flatMap(vm -> inventory.find(Vm.class, vm).stream())
                        .toList());
        return vms.stream().anyMatch(vm -> open(vm, left.id(), call));
    }

    private static boolean open(Vm vm, UUID image, Call call) {
        if (!vm.status().hasProcess()) {
            return !new RunningImages.Place(vm.status(), Optional.empty()).rests();
        }
        var host = vm.hostId();
        if (host.isEmpty()) {
            return true;
        }
        var part = call.part("look/" + host.get());
        var seen = part.hosts().call(host.get(), new LookForImages(vm.id()), part);
        return !seen.running() || seen.disks().stream().anyMatch(disk -> disk.has(image.toString()));
    }

    private void remove(LeftImage left, StorageDomain domain, Call call) {
        var backend = backends.get(domain.type());
        var via = hosts.any(domain);
        var volume = new Volume(Domains.of(domain), new DiskId(left.id()), DiskFormat.COW);
        if (transactions.call(() -> inventory.find(Disk.class, left.diskId()).isPresent())) {
            chains.requireUnread(left.diskId(), left.id(), call);
        }
        if (left.wipe()) {
            backend.wipe(volume, via, call.part("wipe"));
        }
        backend.delete(volume, via, call.part("delete"));
        LOG.info("Image {} of disk {}, which had been left behind, is removed", left.id(), left.diskId());
    }

    private void forget(LeftImage left) {
        transactions.run(() -> row(left.id()).ifPresent(inventory::remove));
    }
}
