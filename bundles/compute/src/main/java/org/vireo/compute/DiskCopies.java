package org.vireo.compute;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.storage.Volumes;
import org.vireo.inventory.DirectLun;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskStatus;
import org.vireo.model.Id;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;

/**
 * Gives a new virtual machine or template disks after those of another. The id of a new disk follows from its owner and the old disk, so
 * that a plan made after a restart is the same. Thread-safe.
 */
@Component(service = DiskCopies.class)
public final class DiskCopies {
    private static final Duration COPY = Duration.ofHours(12);
    private static final Duration OVERLAY = Duration.ofMinutes(3);

    private final Inventory inventory;
    private final Volumes volumes;
    private final Clock clock = Clock.systemUTC();

    /** Keeps no state. */
    @Activate
    public DiskCopies(@Reference Inventory inventory, @Reference Volumes volumes) {
        this.inventory = inventory;
        this.volumes = volumes;
    }

    /** Who gets the disks. */
    record Owner(Optional<VmId> vm, Optional<TemplateId> template) {
        static Owner of(VmId vm) {
            return new Owner(Optional.of(vm), Optional.empty());
        }

        static Owner of(TemplateId template) {
            return new Owner(Optional.empty(), Optional.of(template));
        }

        Id id() {
            return vm.<Id>map(id -> id).orElseGet(template::orElseThrow);
        }

        DiskId disk(DiskId source) {
            var text = id().value() + "/" + source.value();
            return new DiskId(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
        }

        Where attachments() {
            var field = vm.isPresent() ? "vmId" : "templateId";
            return Where.equal(field, id()).orderBy("id");
        }
    }

    /** Without those of LUNs, which are not copied. */
    List<DiskAttachment> attachments(Owner owner) {
        return inventory.list(DiskAttachment.class, owner.attachments()).stream()
                .filter(attachment ->
                        inventory.find(DirectLun.class, attachment.diskId()).isEmpty())
                .toList();
    }

    /** A sentence that names the LUNs that a copy is without, or nothing. */
    String leftOut(Owner owner) {
        var names = inventory.list(DiskAttachment.class, owner.attachments()).stream()
                .filter(one -> inventory.find(DirectLun.class, one.diskId()).isPresent())
                .map(one -> inventory.get(Disk.class, one.diskId()).name())
                .toList();
        return names.isEmpty() ? "" : " Its LUNs are not copied: " + String.join(", ", names) + ".";
    }

    private List<Disk> disks(Owner owner) {
        return attachments(owner).stream()
                .map(attachment -> inventory.get(Disk.class, attachment.diskId()))
                .toList();
    }

    /** Whether the disks can be copied now; {@code what} begins the refusal. */
    Check check(Owner from, String what) {
        for (var disk : disks(from)) {
            var check = check(disk, what);
            if (check instanceof Check.Refused) {
                return check;
            }
        }
        return Check.FINE;
    }

    Check check(Disk disk, String what) {
        if (disk.status() != DiskStatus.OK) {
            return Check.conflict(
                    what + " Disk " + disk.name() + " is " + disk.status().text() + ".");
        }
        var domain = disk.storageDomainId().flatMap(id -> inventory.find(StorageDomain.class, id));
        if (domain.isEmpty()) {
            return Check.conflict(what + " Disk " + disk.name() + " has no image.");
        }
        return domain.get().status() == StorageDomainStatus.ACTIVE
                ? Check.FINE
                : Check.conflict(what + " Storage Domain " + domain.get().name() + " is not active.");
    }

    /** Keeps a new disk after one that a snapshot of a virtual machine holds an image of. */
    void add(FrozenImage image, VmId vm, Owner to) {
        var source = inventory.get(Disk.class, image.diskId());
        var disk = disk(source, to.disk(source.id()), false);
        disk.setFormat(image.format());
        disk.setSize(image.size());
        disk.setSparse(source.sparse() || image.format() == DiskFormat.COW);
        inventory.add(disk);
        inventory
                .first(DiskAttachment.class, Where.equal("vmId", vm).andEqual("diskId", source.id()))
                .ifPresent(attachment -> inventory.add(attachment(attachment, to)));
    }

    /** Keeps the new disks, locked until their images are there. */
    void add(Owner from, Owner to, boolean thin) {
        for (var attachment : attachments(from)) {
            var source = inventory.get(Disk.class, attachment.diskId());
            inventory.add(disk(source, to.disk(source.id()), thin));
            inventory.add(attachment(attachment, to));
        }
        inventory.flush();
    }

    private Disk disk(Disk source, DiskId id, boolean thin) {
        var disk = new Disk(id);
        disk.setName(source.name());
        disk.setDescription(source.description());
        disk.setComment(source.comment());
        disk.setExtras(source.extras());
        disk.setStatus(DiskStatus.LOCKED);
        disk.setStorageDomainId(source.storageDomainId());
        disk.setFormat(thin ? DiskFormat.COW : source.format());
        disk.setSize(source.size());
        disk.setAllocated(ByteSize.ZERO);
        disk.setSparse(thin || source.sparse());
        disk.setWipeAfterDelete(source.wipeAfterDelete());
        disk.setContentType(source.contentType());
        disk.setBackingDiskId(thin ? Optional.of(source.id()) : Optional.empty());
        disk.setCreated(clock.instant());
        return disk;
    }

    private static DiskAttachment attachment(DiskAttachment source, Owner to) {
        var attachment = new DiskAttachment(UUID.randomUUID());
        attachment.setDiskId(to.disk(source.diskId()));
        attachment.setVmId(to.vm());
        attachment.setTemplateId(to.template());
        attachment.setAttachment(source.attachment());
        attachment.setBootable(source.bootable());
        attachment.setActive(source.active());
        attachment.setReadOnly(source.readOnly());
        attachment.setExtras(source.extras());
        return attachment;
    }

    /** One step per disk. */
    List<Step> steps(Owner from, Owner to, boolean thin) {
        var steps = new ArrayList<Step>();
        for (var attachment : attachments(from)) {
            var source = attachment.diskId();
            var target = to.disk(source);
            steps.add(new NamedStep(
                            "disk-" + (steps.size() + 1),
                            thin ? "Creating a disk" : "Copying a disk",
                            thin ? OVERLAY : COPY,
                            context -> {
                                if (thin) {
                                    volumes.create(target, context.call());
                                } else {
                                    volumes.copy(source, target, context.call());
                                }
                            },
                            context -> volumes.takeBack(target, context.call()))
                    .unlessCancelled());
        }
        return List.copyOf(steps);
    }

    /** The images of those that waited for one are there. */
    void ready(Owner owner) {
        disks(owner).stream()
                .filter(disk -> disk.status() == DiskStatus.LOCKED)
                .forEach(disk -> disk.setStatus(DiskStatus.OK));
    }

    /** Forgets the disks with their attachments; their images are gone. */
    void forget(Owner owner) {
        for (var attachment : attachments(owner)) {
            inventory.find(Disk.class, attachment.diskId()).ifPresent(inventory::remove);
            inventory.remove(attachment);
        }
        inventory.flush();
    }
}
