package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Where;
import org.vireo.model.NicModel;
import org.vireo.model.SnapshotType;
import org.vireo.model.VnicProfileId;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.DiskSnapshot;
import org.vireo.rest.types.DiskStatus;
import org.vireo.rest.types.Mac;
import org.vireo.rest.types.NicInterface;

/** What snapshots hold: images of disks, and network interfaces as they were. */
final class SnapshotParts {
    private static final String WHOLE = "Images go together with their snapshot: remove that.";

    private SnapshotParts() {}

    /** A disk with one of its images, the present one unless a snapshot holds it. */
    private record Image(Disk disk, UUID id, Optional<FrozenImage> frozen) {
        static Image present(Disk disk) {
            return new Image(disk, disk.imageId().orElse(disk.id().value()), Optional.empty());
        }

        static Image of(FrozenImage image, Context context) {
            return new Image(context.inventory().get(Disk.class, image.diskId()), image.id(), Optional.of(image));
        }

        Optional<UUID> parent() {
            return frozen.map(FrozenImage::parentId).orElseGet(disk::parentImageId);
        }

        <A extends org.vireo.rest.types.Disk> A show(A bean, Context context) {
            DisksCollection.fill(bean, disk, context);
            bean.setImageId(id.toString());
            frozen.ifPresent(image -> {
                bean.setFormat(Constants.api(org.vireo.rest.types.DiskFormat.class, image.format()));
                bean.setProvisionedSize(image.size().bytes());
                bean.setActualSize(image.allocated().bytes());
                bean.setTotalSize(image.allocated().bytes());
                if (image.spoilt()) {
                    bean.setStatus(DiskStatus.ILLEGAL);
                }
                var owner = context.inventory().get(Snapshot.class, image.snapshotId());
                bean.setSnapshot(context.refer(
                        new org.vireo.rest.types.Snapshot(), "vms/" + owner.vmId() + "/snapshots", owner.id()));
            });
            return bean;
        }
    }

    /** Disks of the snapshot of the place, each under its own id. */
    static Collection<?, org.vireo.rest.types.Disk> disks() {
        return Collection.of(
                        "disks",
                        org.vireo.rest.types.Disk.class,
                        Source.<Image>of(
                                SnapshotParts::held, image -> image.disk().id().toString()))
                .guardedBy("disk", image -> image.disk().id())
                .shown((image, context) -> image.show(new org.vireo.rest.types.Disk(), context))
                .build();
    }

    private static List<Image> held(Context context) {
        var snapshot = context.owner(Snapshot.class);
        if (snapshot.type() == SnapshotType.ACTIVE) {
            return context.inventory().list(DiskAttachment.class, Where.equal("vmId", snapshot.vmId())).stream()
                    .map(attachment -> Image.present(context.inventory().get(Disk.class, attachment.diskId())))
                    .toList();
        }
        return context.inventory().list(FrozenImage.class, Where.equal("snapshotId", snapshot.id())).stream()
                .map(image -> Image.of(image, context))
                .toList();
    }

    /** Network interfaces of the snapshot of the place. */
    static Collection<?, org.vireo.rest.types.Nic> nics() {
        return Collection.of(
                        "nics",
                        org.vireo.rest.types.Nic.class,
                        Source.<org.vireo.rest.types.Nic>of(SnapshotParts::kept, org.vireo.rest.types.Nic::getId))
                .guardedBy("vm", nic -> org.vireo.model.VmId.of(nic.getVm().getId()))
                .shown((nic, context) -> nic)
                .build();
    }

    private static List<org.vireo.rest.types.Nic> kept(Context context) {
        var snapshot = context.owner(Snapshot.class);
        var vm = context.refer(new org.vireo.rest.types.Vm(), "vms", snapshot.vmId());
        if (snapshot.type() == SnapshotType.ACTIVE) {
            return context
                    .inventory()
                    .list(Nic.class, Where.equal("vmId", snapshot.vmId()).orderBy("name"))
                    .stream()
                    .map(nic -> {
                        var bean = NicsCollection.show(nic, context);
                        bean.setId(nic.id().toString());
                        bean.setVm(vm);
                        return bean;
                    })
                    .toList();
        }
        return snapshot.devices().keySet().stream()
                .filter(key -> key.endsWith(".name"))
                .sorted()
                .map(key -> then(key.substring(0, key.indexOf('.')), snapshot, vm, context))
                .toList();
    }

    private static org.vireo.rest.types.Nic then(
            String id, Snapshot snapshot, org.vireo.rest.types.Vm vm, Context context) {
        var told = snapshot.devices();
        var bean = new org.vireo.rest.types.Nic();
        bean.setId(id);
        bean.setVm(vm);
        bean.setName(told.get(id + ".name"));
        bean.setInterface(Constants.api(NicInterface.class, NicModel.valueOf(told.get(id + ".model"))));
        bean.setLinked(Boolean.valueOf(told.get(id + ".linked")));
        bean.setPlugged(Boolean.valueOf(told.get(id + ".plugged")));
        if (!told.getOrDefault(id + ".mac", "").isEmpty()) {
            var mac = new Mac();
            mac.setAddress(told.get(id + ".mac"));
            bean.setMac(mac);
        }
        Optional.ofNullable(told.get(id + ".profile"))
                .ifPresent(profile -> bean.setVnicProfile(context.refer(
                        new org.vireo.rest.types.VnicProfile(), "vnicprofiles", VnicProfileId.of(profile))));
        return bean;
    }

    /** Images of the disk of the place. */
    static Collection<?, DiskSnapshot> ofDisk() {
        return images(context -> {
            var disk = context.owner(Disk.class);
            return imagesOf(disk, context);
        });
    }

    /** Images in the storage domain of the place. */
    static Collection<?, DiskSnapshot> ofDomain() {
        return images(context ->
                context
                        .inventory()
                        .list(
                                Disk.class,
                                Where.equal(
                                        "storageDomainId",
                                        context.owner(StorageDomain.class).id()))
                        .stream()
                        .flatMap(disk -> imagesOf(disk, context).stream())
                        .toList());
    }

    private static List<Image> imagesOf(Disk disk, Context context) {
        var found = new java.util.ArrayList<Image>();
        context.inventory()
                .list(FrozenImage.class, Where.equal("diskId", disk.id()).orderBy("id"))
                .forEach(image -> found.add(Image.of(image, context)));
        if (context.parameters().flag("include_active").orElse(false)) {
            found.add(Image.present(disk));
        }
        return found;
    }

    private static Collection<Image, DiskSnapshot> images(java.util.function.Function<Context, List<Image>> source) {
        return Collection.of(
                        "disksnapshots",
                        DiskSnapshot.class,
                        Source.<Image>of(source, image -> image.id().toString()))
                .guardedBy("disk", image -> image.disk().id())
                .shown((image, context) -> {
                    var bean = image.show(new DiskSnapshot(), context);
                    bean.setDisk(context.refer(
                            new org.vireo.rest.types.Disk(),
                            "disks",
                            image.disk().id()));
                    image.parent().ifPresent(parent -> {
                        var below = new DiskSnapshot();
                        below.setId(parent.toString());
                        bean.setParent(below);
                    });
                    return bean;
                })
                .refuses("remove", WHOLE)
                .build();
    }
}
