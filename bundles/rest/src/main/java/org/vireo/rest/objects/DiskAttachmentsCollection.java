package org.vireo.rest.objects;

import java.util.Optional;
import java.util.function.Function;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.engine.api.storage.DetachDisk;
import org.vireo.engine.api.storage.UpdateDiskAttachment;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.Id;
import org.vireo.model.StorageDomainRole;
import org.vireo.model.StorageDomainStatus;
import org.vireo.model.VmId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.define.Source;

/** Disks of virtual machines and templates; an attachment goes by the id of its disk. */
final class DiskAttachmentsCollection {
    private final DisksCollection disks;
    private final Extras extras;

    /** Says what is kept; where its items come from does not matter for that. */
    private final Collection<DiskAttachment, org.vireo.rest.types.DiskAttachment> shape = define(
                    source("vmId", context -> context.owner(Vm.class).id(), DiskAttachment::vmId))
            .build();

    DiskAttachmentsCollection(Extras extras) {
        this.extras = extras;
        this.disks = new DisksCollection(extras);
    }

    Collection<DiskAttachment, org.vireo.rest.types.DiskAttachment> ofVm() {
        return define(source("vmId", context -> context.owner(Vm.class).id(), DiskAttachment::vmId))
                .required("disk", "interface", "bootable")
                .added(this::add)
                .changed((attachment, sent, context) -> new UpdateDiskAttachment(
                        context.owner(Vm.class).id(),
                        attachment.diskId(),
                        Optional.ofNullable(sent.getInterface()).map(one -> Constants.model(DiskInterface.class, one)),
                        Optional.ofNullable(sent.isBootable()),
                        Optional.ofNullable(sent.isActive()),
                        Optional.ofNullable(sent.isReadOnly()),
                        Optional.of(extras.kept(shape, Optional.of(attachment.extras()), sent))))
                .removed((attachment, context) -> new Effect.Submit(new DetachDisk(
                        context.owner(Vm.class).id(),
                        attachment.diskId(),
                        !context.parameters().flag("detach_only").orElse(true))))
                .build();
    }

    Collection<DiskAttachment, org.vireo.rest.types.DiskAttachment> ofTemplate() {
        return define(source(
                        "templateId", context -> context.owner(Template.class).id(), DiskAttachment::templateId))
                .refuses(
                        "remove",
                        "A template keeps its disks as long as it exists; each lies in one storage domain only.")
                .build();
    }

    /** Only to be looked at. */
    static Collection<DiskAttachment, org.vireo.rest.types.DiskAttachment> listed(Source<DiskAttachment> source) {
        return define(source).build();
    }

    private static EntitySource<DiskAttachment> source(
            String field, Function<Context, Id> owner, Function<DiskAttachment, Optional<? extends Id>> ownerOf) {
        return EntitySource.of(DiskAttachment.class, DiskId::new, DiskAttachment::diskId, field, owner, ownerOf)
                .knownBy("diskId")
                .orderedBy("diskId");
    }

    private static org.vireo.rest.types.DiskAttachment defaults() {
        var bean = new org.vireo.rest.types.DiskAttachment();
        bean.setPassDiscard(false);
        bean.setUsesScsiReservation(false);
        return bean;
    }

    private static Collection.Builder<DiskAttachment, org.vireo.rest.types.DiskAttachment> define(
            Source<DiskAttachment> source) {
        return Collection.of("diskattachments", org.vireo.rest.types.DiskAttachment.class, source)
                .shown(DiskAttachmentsCollection::show)
                .defaults(DiskAttachmentsCollection::defaults)
                .kept(DiskAttachment::extras)
                .owned("active", "bootable", "interface", "read_only", "disk", "vm", "template", "logical_name")
                .owned("name", "description", "comment");
    }

    private static org.vireo.rest.types.DiskAttachment show(DiskAttachment attachment, Context context) {
        var bean = new org.vireo.rest.types.DiskAttachment();
        bean.setActive(attachment.active());
        bean.setBootable(attachment.bootable());
        bean.setInterface(Constants.api(org.vireo.rest.types.DiskInterface.class, attachment.attachment()));
        bean.setReadOnly(attachment.readOnly());
        bean.setDisk(context.refer(new org.vireo.rest.types.Disk(), "disks", attachment.diskId()));
        attachment.vmId().ifPresent(id -> bean.setVm(context.refer(new org.vireo.rest.types.Vm(), "vms", id)));
        attachment
                .templateId()
                .ifPresent(id -> bean.setTemplate(context.refer(new org.vireo.rest.types.Template(), "templates", id)));
        return bean;
    }

    private Addition add(org.vireo.rest.types.DiskAttachment sent, Context context) {
        var vm = context.owner(Vm.class);
        var present = context.inventory().count(DiskAttachment.class, Where.equal("vmId", vm.id()));
        var wish = wish(sent, new Machine(vm.id(), vm.name(), vm.clusterId(), present), context);
        return Addition.of(wish, wish.disk());
    }

    /** Who gets a disk, and how many it has. */
    record Machine(VmId id, String name, ClusterId cluster, long disks) {}

    /** Attaches the disk that is named by id, or makes the one that is described. */
    AttachDisk wish(org.vireo.rest.types.DiskAttachment sent, Machine vm, Context context) {
        var existing = sent.getDisk().getId() == null
                        || sent.getDisk().getProvisionedSize() != null
                        || sent.getDisk().getLunStorage() != null
                ? Optional.<Disk>empty()
                : Optional.of(context.resolve(Disk.class, DiskId::new, sent.getDisk()));
        var create = existing.isPresent()
                ? Optional.<org.vireo.engine.api.storage.NewDisk>empty()
                : Optional.of(disks.wanted(
                        sent.getDisk(),
                        context,
                        domainOf(vm.cluster(), context),
                        Optional.ofNullable(sent.getDisk().getName())
                                .or(() -> Optional.ofNullable(sent.getDisk().getAlias()))
                                .orElseGet(() -> vm.name() + "_Disk" + (vm.disks() + 1))));
        var disk = existing.map(Disk::id).orElseGet(() -> create.orElseThrow().id());
        return new AttachDisk(
                vm.id(),
                disk,
                create,
                Constants.model(DiskInterface.class, sent.getInterface()),
                sent.isBootable(),
                !Boolean.FALSE.equals(sent.isActive()),
                VmActions.isTrue(sent.isReadOnly()),
                extras.kept(shape, Optional.empty(), sent));
    }

    /** Where a described disk goes that names no storage domain: the only usable one of the data center. */
    private static Optional<StorageDomain> domainOf(ClusterId where, Context context) {
        var center = Names.cluster(context, where).flatMap(cluster -> cluster.dataCenterId());
        if (center.isEmpty()) {
            return Optional.empty();
        }
        var usable = context
                .inventory()
                .list(
                        StorageDomain.class,
                        Where.equal("dataCenterId", center.get()).andEqual("status", StorageDomainStatus.ACTIVE))
                .stream()
                .filter(domain -> domain.role() == StorageDomainRole.DATA)
                .toList();
        return usable.size() == 1 ? Optional.of(usable.get(0)) : Optional.empty();
    }
}
