package org.vireo.compute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.engine.api.storage.FirstDisks;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.DiskStatus;

/** Rows in the inventory, images in memory. Thread-safe. */
final class PlayedFirstDisks implements FirstDisks {
    private final Inventory inventory;
    private final PlayedVolumes volumes;

    PlayedFirstDisks(TestStore store, PlayedVolumes volumes) {
        this.inventory = store.inventory();
        this.volumes = volumes;
    }

    @Override
    public Set<Permit> permits(List<AttachDisk> wishes) {
        return Set.of();
    }

    @Override
    public Set<LockKey> locks(List<AttachDisk> wishes) {
        return Set.of();
    }

    @Override
    public Check check(List<AttachDisk> wishes, boolean bootable) {
        return bootable && wishes.stream().anyMatch(AttachDisk::bootable)
                ? Check.conflict("Cannot add VM. It can only have one bootable disk.")
                : Check.FINE;
    }

    @Override
    public void begin(List<AttachDisk> wishes, Caller caller) {
        for (var wish : wishes) {
            wish.create().ifPresent(this::add);
            var attachment = new DiskAttachment(UUID.randomUUID());
            attachment.setDiskId(wish.disk());
            attachment.setVmId(Optional.of(wish.vm()));
            attachment.setAttachment(wish.attachment());
            attachment.setBootable(wish.bootable());
            attachment.setActive(wish.active());
            inventory.add(attachment);
        }
    }

    private void add(NewDisk from) {
        var disk = new Disk(from.id());
        from.details().applyTo(disk);
        disk.setStatus(DiskStatus.LOCKED);
        disk.setStorageDomainId(from.domain());
        disk.setFormat(from.format());
        disk.setSize(from.size());
        disk.setSparse(from.sparse());
        disk.setContentType(from.contentType());
        disk.setCreated(Instant.EPOCH);
        inventory.add(disk);
        inventory.flush();
    }

    @Override
    public List<Step> steps(List<AttachDisk> wishes) {
        return wishes.stream()
                .flatMap(wish -> wish.create().stream())
                .<Step>map(disk -> new NamedStep(
                        "first-disk",
                        "Creating the image",
                        Duration.ofMinutes(1),
                        context -> volumes.create(disk.id(), context.call()),
                        context -> volumes.delete(disk.id(), context.call())))
                .toList();
    }

    @Override
    public void complete(List<AttachDisk> wishes, Caller caller) {
        wishes.forEach(wish -> inventory.get(Disk.class, wish.disk()).setStatus(DiskStatus.OK));
    }

    @Override
    public void abandon(List<AttachDisk> wishes) {
        for (var wish : wishes) {
            inventory
                    .first(DiskAttachment.class, Where.equal("vmId", wish.vm()).andEqual("diskId", wish.disk()))
                    .ifPresent(inventory::remove);
            inventory.flush();
            wish.create().flatMap(disk -> inventory.find(Disk.class, disk.id())).ifPresent(inventory::remove);
        }
    }
}
