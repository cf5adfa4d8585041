package org.vireo.rest.objects;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.inventory.Disk;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.DiskId;
import org.vireo.model.Id;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.File;

/** What lies in a storage domain, by what it is for. */
final class DomainContents {
    static final String NO_EXPORT_DOMAINS = "There are no export domains.";

    private DomainContents() {}

    /** Images of disks that guests may be given as a CD, under the id of the disk. */
    static Collection<Disk, File> files() {
        var source = new EntitySource<Disk>(
                Disk.class,
                DiskId::new,
                Disk::id,
                context -> Where.equal(
                                "storageDomainId",
                                context.owner(StorageDomain.class).id())
                        .andEqual("contentType", "iso"),
                (disk, context) -> disk.contentType().equals("iso")
                        && disk.storageDomainId()
                                .equals(Optional.of(
                                        context.owner(StorageDomain.class).id())),
                "name");
        return Collection.of("files", File.class, source)
                .guardedBy("disk", Disk::id)
                .shown((disk, context) -> {
                    var bean = new File();
                    bean.setName(disk.name());
                    bean.setType("iso");
                    disk.storageDomainId()
                            .ifPresent(id -> bean.setStorageDomain(
                                    context.refer(new org.vireo.rest.types.StorageDomain(), "storagedomains", id)));
                    return bean;
                })
                .field("name", (disk, context) -> disk.name())
                .build();
    }

    /** Virtual machines with a disk in the storage domain of the place. */
    static Collection<Vm, org.vireo.rest.types.Vm> vms() {
        return Collection.of(
                        "vms", org.vireo.rest.types.Vm.class, source(Vm.class, VmId::new, Vm::id, DiskAttachment::vmId))
                .guardedBy("vm", Vm::id)
                .shown((vm, context) -> {
                    var bean = new org.vireo.rest.types.Vm();
                    bean.setName(vm.name());
                    bean.setDescription(vm.description());
                    bean.setComment(vm.comment());
                    bean.setCluster(context.refer(new org.vireo.rest.types.Cluster(), "clusters", vm.clusterId()));
                    return bean;
                })
                .unregistered(UnregisteredContents.vms())
                .action("register", (vm, sent, context) -> UnregisteredContents.known("VM", vm.name()))
                .refuses("import", NO_EXPORT_DOMAINS)
                .refuses("remove", "Remove the VM itself.")
                .child(DisksCollection.listed(disks(DomainContents::ofVm)))
                .child(DiskAttachmentsCollection.listed(Source.of(
                        DomainContents::ofVm,
                        attachment -> attachment.diskId().value().toString())))
                .build();
    }

    /** Templates with a disk in the storage domain of the place. */
    static Collection<Template, org.vireo.rest.types.Template> templates() {
        return Collection.of(
                        "templates",
                        org.vireo.rest.types.Template.class,
                        source(Template.class, TemplateId::new, Template::id, DiskAttachment::templateId))
                .guardedBy("template", Template::id)
                .shown((template, context) -> {
                    var bean = new org.vireo.rest.types.Template();
                    bean.setName(template.name());
                    bean.setDescription(template.description());
                    bean.setComment(template.comment());
                    return bean;
                })
                .unregistered(UnregisteredContents.templates())
                .action(
                        "register",
                        (template, sent, context) -> UnregisteredContents.known("Template", template.name()))
                .refuses("import", NO_EXPORT_DOMAINS)
                .refuses("remove", "Remove the template itself.")
                .child(DisksCollection.listed(disks(DomainContents::ofTemplate)))
                .build();
    }

    private static List<DiskAttachment> ofVm(Context context) {
        return here(context, Where.equal("vmId", context.owner(Vm.class).id()));
    }

    private static List<DiskAttachment> ofTemplate(Context context) {
        return here(
                context, Where.equal("templateId", context.owner(Template.class).id()));
    }

    /** Those whose disk lies in the storage domain of the place. */
    private static List<DiskAttachment> here(Context context, Where attachments) {
        var domain = Optional.of(context.owner(StorageDomain.class).id());
        return context.inventory().list(DiskAttachment.class, attachments.orderBy("diskId")).stream()
                .filter(attachment -> context.inventory()
                        .get(Disk.class, attachment.diskId())
                        .storageDomainId()
                        .equals(domain))
                .toList();
    }

    private static Source<Disk> disks(Function<Context, List<DiskAttachment>> attachments) {
        return Source.of(
                context -> attachments.apply(context).stream()
                        .map(attachment -> context.inventory().get(Disk.class, attachment.diskId()))
                        .toList(),
                disk -> disk.id().value().toString());
    }

    private static <E> EntitySource<E> source(
            Class<E> type,
            Function<UUID, Id> key,
            Function<E, Id> id,
            Function<DiskAttachment, Optional<? extends Id>> owner) {
        return new EntitySource<>(
                type,
                key,
                id,
                context -> Where.in("id", owners(context, owner)),
                (found, context) ->
                        owners(context, owner).contains(id.apply(found).value()),
                "name");
    }

    private static Set<UUID> owners(Context context, Function<DiskAttachment, Optional<? extends Id>> owner) {
        List<DiskId> disks = context
                .inventory()
                .list(
                        Disk.class,
                        Where.equal(
                                "storageDomainId",
                                context.owner(StorageDomain.class).id()))
                .stream()
                .map(Disk::id)
                .toList();
        var owners = new LinkedHashSet<UUID>();
        if (!disks.isEmpty()) {
            context.inventory()
                    .list(DiskAttachment.class, Where.in("diskId", disks))
                    .forEach(attachment -> owner.apply(attachment).ifPresent(id -> owners.add(id.value())));
        }
        return owners;
    }
}
