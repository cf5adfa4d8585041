package org.vireo.rest.objects;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.storage.AddDisk;
import org.vireo.engine.api.storage.CopyDisk;
import org.vireo.engine.api.storage.MoveDisk;
import org.vireo.engine.api.storage.NewDisk;
import org.vireo.engine.api.storage.RemoveDisk;
import org.vireo.engine.api.storage.SparsifyDisk;
import org.vireo.engine.api.storage.UpdateDisk;
import org.vireo.inventory.Disk;
import org.vireo.inventory.StorageDomain;
import org.vireo.model.ByteSize;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.StorageDomainId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.searched.MoreSearched;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.DiskBackup;
import org.vireo.rest.types.DiskContentType;
import org.vireo.rest.types.DiskStatus;
import org.vireo.rest.types.DiskStorageType;
import org.vireo.rest.types.StorageDomains;

/** Disks, wherever they are attached. */
final class DisksCollection {
    private final Extras extras;
    private final Collection<Disk, org.vireo.rest.types.Disk> made;

    DisksCollection(Extras extras) {
        this.extras = extras;
        made = define(EntitySource.all(Disk.class, DiskId::new, Disk::id))
                .added((sent, context) -> {
                    demand(sent);
                    var disk = wanted(sent, context, Optional.empty(), sent.getName());
                    return Addition.of(new AddDisk(disk), disk.id());
                })
                .build();
    }

    /** A LUN has a size and no format. */
    private static void demand(org.vireo.rest.types.Disk sent) {
        if (!LunDisks.meant(sent) && (sent.getProvisionedSize() == null || sent.getFormat() == null)) {
            throw RequestFault.incomplete(
                    "Disk", sent.getProvisionedSize() == null ? "provisioned_size" : "format", "add");
        }
    }

    Collection<Disk, org.vireo.rest.types.Disk> root() {
        return made;
    }

    /** Those that lie in the storage domain of the place. */
    Collection<Disk, org.vireo.rest.types.Disk> ofDomain() {
        return define(EntitySource.of(
                        Disk.class,
                        DiskId::new,
                        Disk::id,
                        "storageDomainId",
                        context -> context.owner(StorageDomain.class).id(),
                        Disk::storageDomainId))
                .added((sent, context) -> {
                    if (context.parameters().flag("unregistered").orElse(false)) {
                        return UnregisteredContents.disk(sent, context);
                    }
                    demand(sent);
                    var domain = context.owner(StorageDomain.class);
                    var disk = wanted(sent, context, Optional.of(domain), sent.getName());
                    return Addition.of(new AddDisk(disk), disk.id());
                })
                .unregistered(UnregisteredContents.disks())
                .action("register", (disk, sent, context) -> UnregisteredContents.known("Virtual Disk", disk.name()))
                .build();
    }

    /** Only to be looked at. */
    static Collection<Disk, org.vireo.rest.types.Disk> listed(Source<Disk> source) {
        return Collection.of("disks", org.vireo.rest.types.Disk.class, source)
                .guardedBy("disk", Disk::id)
                .shown(DisksCollection::show)
                .build();
    }

    private Collection.Builder<Disk, org.vireo.rest.types.Disk> define(Source<Disk> source) {
        return refusing(Collection.of("disks", org.vireo.rest.types.Disk.class, source)
                .guardedBy("disk", Disk::id)
                .shown(DisksCollection::show)
                .kept(Disk::extras)
                .owned("alias", "status", "provisioned_size", "actual_size", "total_size", "initial_size", "format")
                .owned(
                        "sparse",
                        "shareable",
                        "wipe_after_delete",
                        "read_only",
                        "content_type",
                        "storage_type",
                        "image_id",
                        "backup")
                .owned(
                        "storage_domain",
                        "storage_domains",
                        "qcow_version",
                        "bootable",
                        "active",
                        "interface",
                        "lun_storage",
                        "sgio")
                .immutable("format", "sparse", "content_type", "storage_type")
                .changed(this::change)
                .removed((disk, context) -> new Effect.Submit(new RemoveDisk(disk.id())))
                .child(PermissionsCollection.on(
                        "disk", context -> context.owner(Disk.class).id()))
                .defaults(() -> {
                    var bean = new org.vireo.rest.types.Disk();
                    bean.setPropagateErrors(false);
                    return bean;
                })
                .child(StatisticsCollections.ofDisk())
                .child(SnapshotParts.ofDisk())
                .action("copy", this::copy)
                .action("move", DisksCollection::move)
                .searched(MoreSearched.DISKS));
    }

    private static Collection.Builder<Disk, org.vireo.rest.types.Disk> refusing(
            Collection.Builder<Disk, org.vireo.rest.types.Disk> disks) {
        return disks.action("sparsify", (disk, sent, context) -> new Effect.Submit(new SparsifyDisk(disk.id())))
                .action("refreshlun", LunDisks::refresh)
                .refuses("reduce", "Images in files take no more space than they need.")
                .refuses("export", "There are no export domains.")
                .refuses("convert", "An image keeps the format and allocation that it was made with.");
    }

    static org.vireo.rest.types.Disk show(Disk disk, Context context) {
        var bean = new org.vireo.rest.types.Disk();
        fill(bean, disk, context);
        return bean;
    }

    static void fill(org.vireo.rest.types.Disk bean, Disk disk, Context context) {
        bean.setName(disk.name());
        bean.setAlias(disk.name());
        bean.setDescription(disk.description());
        bean.setStatus(Constants.api(DiskStatus.class, disk.status()));
        bean.setProvisionedSize(disk.size().bytes());
        bean.setActualSize(disk.allocated().bytes());
        bean.setTotalSize(disk.allocated().bytes());
        bean.setFormat(Constants.api(org.vireo.rest.types.DiskFormat.class, disk.format()));
        bean.setBackup(disk.format() == DiskFormat.COW ? DiskBackup.INCREMENTAL : DiskBackup.NONE);
        bean.setSparse(disk.sparse());
        bean.setShareable(disk.shareable());
        bean.setWipeAfterDelete(disk.wipeAfterDelete());
        bean.setStorageType(DiskStorageType.IMAGE);
        bean.setContentType(DiskContentType.fromValue(disk.contentType()));
        bean.setImageId(disk.imageId().orElse(disk.id().value()).toString());
        if (disk.storageDomainId().isEmpty()) {
            LunDisks.fill(bean, disk, context);
        }
        disk.storageDomainId().ifPresent(id -> {
            var domains = new StorageDomains();
            domains.getStorageDomains()
                    .add(context.refer(new org.vireo.rest.types.StorageDomain(), "storagedomains", id));
            bean.setStorageDomains(domains);
        });
    }

    /** The disk a body describes; without a storage domain of its own it takes the other. */
    NewDisk wanted(org.vireo.rest.types.Disk sent, Context context, Optional<StorageDomain> otherwise, String name) {
        var id = new DiskId(Optional.ofNullable(sent.getId()).map(Context::uuid).orElseGet(UUID::randomUUID));
        var called = Optional.ofNullable(name)
                .or(() -> Optional.ofNullable(sent.getAlias()))
                .orElse("disk-" + id.value());
        if (LunDisks.meant(sent)) {
            var shared = VmActions.isTrue(sent.isShareable());
            return NewDisk.of(LunDisks.wanted(sent, context), id, extras.details(made, sent, called), shared);
        }
        if (sent.getProvisionedSize() == null || sent.getProvisionedSize() <= 0) {
            throw RequestFault.incomplete("Disk", "provisioned_size", "add");
        }
        var domain = StorageDomainsCollection.wanted(sent, context)
                .or(() -> otherwise)
                .orElseThrow(() -> RequestFault.incomplete("Disk", "storage_domains.storage_domain", "add"));
        var format = Optional.ofNullable(sent.getFormat())
                .map(one -> Constants.model(DiskFormat.class, one))
                .orElse(DiskFormat.COW);
        if (format == DiskFormat.RAW && sent.getBackup() == DiskBackup.INCREMENTAL) {
            throw RequestFault.badValue("A disk in the format raw cannot be backed up incrementally");
        }
        return new NewDisk(
                id,
                extras.details(made, sent, called),
                domain.id(),
                format,
                new ByteSize(sent.getProvisionedSize()),
                Optional.ofNullable(sent.isSparse()).orElse(format == DiskFormat.COW),
                VmActions.isTrue(sent.isShareable()),
                VmActions.isTrue(sent.isWipeAfterDelete()),
                Optional.ofNullable(sent.getContentType())
                        .orElse(DiskContentType.DATA)
                        .value());
    }

    /** Without a domain the copy lies beside the original, without a name it has that of the original. */
    private Effect copy(Disk disk, Action sent, Context context) {
        var domain = context.resolveIfSent(StorageDomain.class, StorageDomainId::new, sent.getStorageDomain())
                .map(StorageDomain::id)
                .or(disk::storageDomainId)
                .orElseThrow(() -> RequestFault.incomplete("Action", "storage_domain.id|name", "copy"));
        var wished = Optional.ofNullable(sent.getDisk());
        var name = wished.map(BaseResource::getName)
                .or(() -> wished.map(org.vireo.rest.types.Disk::getAlias))
                .orElse(disk.name());
        var details = new Details(
                name,
                wished.map(BaseResource::getDescription).orElse(disk.description()),
                disk.comment(),
                disk.extras());
        return new Effect.Submit(new CopyDisk(disk.id(), DiskId.random(), details, domain));
    }

    private static Effect move(Disk disk, Action sent, Context context) {
        if (sent.getStorageDomain() == null) {
            throw RequestFault.incomplete("Action", "storage_domain.id|name", "move");
        }
        var target = context.resolve(StorageDomain.class, StorageDomainId::new, sent.getStorageDomain());
        return new Effect.Submit(new MoveDisk(disk.id(), target.id()));
    }

    UpdateDisk change(Disk disk, org.vireo.rest.types.Disk sent, Context context) {
        if (sent.getProvisionedSize() != null && sent.getProvisionedSize() < 0) {
            throw RequestFault.badValue("provisioned_size must not be negative");
        }
        LunDisks.demandSame(disk, sent, context);
        var name = Optional.ofNullable(sent.getName()).orElse(sent.getAlias());
        return new UpdateDisk(
                disk.id(),
                extras.change(made, disk.extras(), sent, name),
                Optional.ofNullable(sent.getProvisionedSize())
                        .map(ByteSize::new)
                        .filter(size -> !size.equals(disk.size())),
                Optional.ofNullable(sent.isShareable()),
                Optional.ofNullable(sent.isWipeAfterDelete()),
                LunDisks.passthrough(sent.getSgio()).filter(wanted -> LunDisks.differs(disk, wanted, context)));
    }
}
