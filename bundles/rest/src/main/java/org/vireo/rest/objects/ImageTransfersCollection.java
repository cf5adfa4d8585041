package org.vireo.rest.objects;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.transfer.AddImageTransfer;
import org.vireo.engine.api.transfer.CancelImageTransfer;
import org.vireo.engine.api.transfer.ExtendImageTransfer;
import org.vireo.engine.api.transfer.FinalizeImageTransfer;
import org.vireo.engine.api.transfer.ImageDoors;
import org.vireo.engine.api.transfer.PauseImageTransfer;
import org.vireo.engine.api.transfer.ResumeImageTransfer;
import org.vireo.inventory.Disk;
import org.vireo.inventory.FrozenImage;
import org.vireo.inventory.Host;
import org.vireo.inventory.ImageTransfer;
import org.vireo.inventory.Where;
import org.vireo.model.BackupId;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ImageTransferDirection;
import org.vireo.model.ImageTransferId;
import org.vireo.model.ImageTransferPhase;
import org.vireo.model.ImageTransferPolicy;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Behaviour;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.DiskSnapshot;
import org.vireo.rest.types.Image;
import org.vireo.rest.types.ImageTransferTimeoutPolicy;

/** Images that clients move into disks and out of them. */
final class ImageTransfersCollection {
    private static final int INACTIVITY_SECONDS = 60;
    private static final int ACTIVE_SECONDS = 10;

    private ImageTransfersCollection() {}

    static Collection<ImageTransfer, org.vireo.rest.types.ImageTransfer> root() {
        return Collection.of(
                        "imagetransfers",
                        org.vireo.rest.types.ImageTransfer.class,
                        EntitySource.all(ImageTransfer.class, ImageTransferId::new, ImageTransfer::id)
                                .orderedBy("created"))
                .limited(Behaviour.Limited.through("diskId", Disk.class))
                .shown(ImageTransfersCollection::show)
                .added(ImageTransfersCollection::add)
                .action(
                        "cancel",
                        (transfer, sent, context) -> new Effect.Submit(new CancelImageTransfer(transfer.id(), "")))
                .action(
                        "extend",
                        (transfer, sent, context) -> new Effect.Submit(new ExtendImageTransfer(transfer.id())))
                .action(
                        "finalize",
                        (transfer, sent, context) -> new Effect.Submit(new FinalizeImageTransfer(transfer.id())))
                .action(
                        "pause",
                        (transfer, sent, context) -> new Effect.Submit(new PauseImageTransfer(transfer.id(), "")))
                .action(
                        "resume",
                        (transfer, sent, context) -> new Effect.Submit(new ResumeImageTransfer(transfer.id())))
                .build();
    }

    private static org.vireo.rest.types.ImageTransfer show(ImageTransfer transfer, Context context) {
        var bean = new org.vireo.rest.types.ImageTransfer();
        bean.setPhase(Constants.api(org.vireo.rest.types.ImageTransferPhase.class, transfer.phase()));
        bean.setDirection(Constants.api(org.vireo.rest.types.ImageTransferDirection.class, transfer.direction()));
        bean.setTimeoutPolicy(Constants.api(ImageTransferTimeoutPolicy.class, transfer.policy()));
        bean.setInactivityTimeout(transfer.inactivitySeconds());
        bean.setTransferred(transfer.transferred().bytes());
        bean.setShallow(transfer.shallow());
        bean.setActive(transfer.phase() == ImageTransferPhase.TRANSFERRING
                && transfer.active()
                        .plusSeconds(ACTIVE_SECONDS)
                        .isAfter(context.engine().clock().instant()));
        transfer.format()
                .ifPresent(format -> bean.setFormat(Constants.api(org.vireo.rest.types.DiskFormat.class, format)));
        bean.setDisk(context.refer(new org.vireo.rest.types.Disk(), "disks", transfer.diskId()));
        bean.setHost(context.refer(new org.vireo.rest.types.Host(), "hosts", transfer.hostId()));
        var image = new Image();
        image.setId(transfer.imageId().orElse(transfer.diskId().value()).toString());
        bean.setImage(image);
        transfer.imageId().ifPresent(id -> {
            var snapshot = new DiskSnapshot();
            snapshot.setId(id.toString());
            bean.setSnapshot(snapshot);
        });
        transfer.backupId().ifPresent(id -> {
            var backup = new org.vireo.rest.types.Backup();
            backup.setId(id.toString());
            bean.setBackup(backup);
        });
        urls(bean, transfer, context);
        return bean;
    }

    /** The ticket in them is good for whoever has it: they are shown only to who may move the image. */
    private static void urls(org.vireo.rest.types.ImageTransfer bean, ImageTransfer transfer, Context context) {
        var exchange = context.exchange();
        var permit = Permit.on("edit_disk_properties", "disk", transfer.diskId());
        if (transfer.port() == 0
                || transfer.phase().ended()
                || !context.engine().authorizer().allowed(exchange.caller(), permit)) {
            return;
        }
        var path = "/images/" + transfer.ticket().reveal();
        context.inventory()
                .find(Host.class, transfer.hostId())
                .ifPresent(
                        host -> bean.setTransferUrl(new ImageDoors.Door(host.address(), transfer.port()).url() + path));
        bean.setProxyUrl(exchange.origin() + path);
    }

    private static Addition add(org.vireo.rest.types.ImageTransfer sent, Context context) {
        if (sent.getInactivityTimeout() != null && sent.getInactivityTimeout() < 0) {
            throw RequestFault.badValue("inactivity_timeout must not be negative");
        }
        var id = ImageTransferId.random();
        var what = what(sent, context);
        var command = new AddImageTransfer(
                id,
                what.disk(),
                what.frozen(),
                backup(sent),
                Optional.ofNullable(sent.getDirection())
                        .map(one -> Constants.model(ImageTransferDirection.class, one))
                        .orElse(ImageTransferDirection.UPLOAD),
                Optional.ofNullable(sent.getFormat()).map(one -> Constants.model(DiskFormat.class, one)),
                VmActions.isTrue(sent.isShallow()),
                context.resolveIfSent(Host.class, HostId::new, sent.getHost()).map(Host::id),
                Optional.ofNullable(sent.getInactivityTimeout()).orElse(INACTIVITY_SECONDS),
                Optional.ofNullable(sent.getTimeoutPolicy())
                        .map(one -> Constants.model(ImageTransferPolicy.class, one))
                        .orElse(ImageTransferPolicy.LEGACY));
        return Addition.of(command, id);
    }

    private static Optional<BackupId> backup(org.vireo.rest.types.ImageTransfer sent) {
        if (sent.getBackup() == null) {
            return Optional.empty();
        }
        if (sent.getBackup().getId() == null || sent.getDisk() == null) {
            throw RequestFault.incomplete("ImageTransfer", "backup.id, disk.id", "add");
        }
        return Optional.of(new BackupId(Context.uuid(sent.getBackup().getId())));
    }

    /**
     * What a body names.
     *
     * @param disk it belongs to
     * @param frozen the image of a snapshot, if it is one
     */
    private record What(DiskId disk, Optional<UUID> frozen) {}

    private static What what(org.vireo.rest.types.ImageTransfer sent, Context context) {
        if (sent.getDisk() != null) {
            return new What(
                    context.resolve(Disk.class, DiskId::new, sent.getDisk()).id(), Optional.empty());
        }
        if (sent.getSnapshot() != null && sent.getSnapshot().getId() != null) {
            return frozen(Context.uuid(sent.getSnapshot().getId()), context)
                    .orElseThrow(() -> RequestFault.noEntity(
                            "DiskSnapshot", "id", sent.getSnapshot().getId()));
        }
        if (sent.getImage() != null && sent.getImage().getId() != null) {
            var id = Context.uuid(sent.getImage().getId());
            return present(id, context)
                    .or(() -> frozen(id, context))
                    .orElseThrow(() -> RequestFault.noEntity("Image", "id", id.toString()));
        }
        throw RequestFault.incomplete("ImageTransfer", "disk.id|snapshot.id|image.id", "add");
    }

    private static Optional<What> present(UUID image, Context context) {
        return context.inventory()
                .first(Disk.class, Where.equal("imageId", image))
                .or(() -> context.inventory().find(Disk.class, new DiskId(image)))
                .filter(disk -> context.exchange().sees("disk", disk.id()))
                .map(disk -> new What(disk.id(), Optional.empty()));
    }

    private static Optional<What> frozen(UUID image, Context context) {
        return context.inventory()
                .first(FrozenImage.class, Where.equal("id", image))
                .filter(found -> context.exchange().sees("disk", found.diskId()))
                .map(found -> new What(found.diskId(), Optional.of(found.id())));
    }
}
