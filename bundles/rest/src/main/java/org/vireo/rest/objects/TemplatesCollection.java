package org.vireo.rest.objects;

import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.vm.AddTemplate;
import org.vireo.engine.api.vm.RemoveTemplate;
import org.vireo.engine.api.vm.UpdateTemplate;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.model.ClusterId;
import org.vireo.model.SnapshotId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.searched.Searched;
import org.vireo.rest.types.TemplateStatus;
import org.vireo.rest.types.TemplateVersion;
import org.vireo.rest.types.VmMediatedDevice;

/** Templates. */
final class TemplatesCollection {
    private final Extras extras;
    private final VmShape shape;
    private final Collection<Template, org.vireo.rest.types.Template> made;

    TemplatesCollection(
            Extras extras,
            VmShape shape,
            NicsCollection nics,
            DiskAttachmentsCollection attachments,
            GraphicsConsolesCollection consoles) {
        this.extras = extras;
        this.shape = shape;
        made = Collection.of(
                        "templates",
                        org.vireo.rest.types.Template.class,
                        EntitySource.all(Template.class, TemplateId::new, Template::id))
                .guardedBy("template", Template::id)
                .shown(this::show)
                .defaults(() -> shape.defaults(new org.vireo.rest.types.Template()))
                .kept(Template::extras)
                .owned(VmShape.OWNED)
                .owned("status", "version", "vm", "storage_domain")
                .required("name", "vm.id|name")
                .added(this::add)
                .changed(this::change)
                .removed((template, context) -> new Effect.Submit(new RemoveTemplate(template.id())))
                .child(attachments.ofTemplate())
                .child(nics.ofTemplate())
                .child(CdromsCollection.ofTemplate())
                .child(PermissionsCollection.on(
                        "template", context -> context.owner(Template.class).id()))
                .action("export", OvaActions::export)
                .action("topathonhost", OvaActions::export)
                .refuses("toexportdomain", OvaActions.NO_EXPORT_DOMAINS)
                .child(AssignedCollection.tags(
                        "template",
                        context -> context.owner(Template.class).id().value()))
                .child(WatchdogsCollection.ofTemplate())
                .child(consoles.ofTemplate())
                .empty("mediateddevices", VmMediatedDevice.class)
                .searched(Searched.TEMPLATES)
                .build();
    }

    Collection<Template, org.vireo.rest.types.Template> root() {
        return made;
    }

    private org.vireo.rest.types.Template show(Template template, Context context) {
        var bean = new org.vireo.rest.types.Template();
        bean.setName(template.name());
        bean.setDescription(template.description());
        bean.setComment(template.comment());
        shape.show(bean, template.settings(), context);
        IconWishes.show(bean, template.extras(), extras.beans(), context);
        bean.setStatus(Constants.api(TemplateStatus.class, template.status()));
        bean.setCreationTime(template.created());
        var version = new TemplateVersion();
        version.setVersionNumber(template.versionNumber());
        version.setVersionName(template.versionName());
        version.setBaseTemplate(
                context.refer(new org.vireo.rest.types.Template(), "templates", template.baseTemplateId()));
        bean.setVersion(version);
        template.clusterId()
                .ifPresent(id -> bean.setCluster(context.refer(new org.vireo.rest.types.Cluster(), "clusters", id)));
        return bean;
    }

    private Addition add(org.vireo.rest.types.Template sent, Context context) {
        IconWishes.check(sent, context);
        if (context.parameters().flag("seal").orElse(false)) {
            throw RequestFault.unsupported("Sealing a template; prepare the guest itself before it is made one");
        }
        var vm = context.resolve(Vm.class, VmId::new, sent.getVm());
        var version = Optional.ofNullable(sent.getVersion());
        var id = new TemplateId(UUID.randomUUID());
        return Addition.of(
                new AddTemplate(
                        id,
                        extras.details(made, sent),
                        vm.id(),
                        context.resolveIfSent(Cluster.class, ClusterId::new, sent.getCluster())
                                .map(Cluster::id),
                        version.map(TemplateVersion::getBaseTemplate)
                                .map(base -> context.resolve(Template.class, TemplateId::new, base)
                                        .id()),
                        version.map(TemplateVersion::getVersionName).orElse(""),
                        snapshot(sent.getVm(), vm, context)),
                id);
    }

    /** Of the virtual machine, if the body names one. */
    private static Optional<SnapshotId> snapshot(org.vireo.rest.types.Vm sent, Vm vm, Context context) {
        return Optional.ofNullable(sent.getSnapshots())
                .flatMap(list -> list.getSnapshots().stream().findFirst())
                .map(one -> {
                    if (one.getId() == null) {
                        throw RequestFault.incomplete("Template", "vm.snapshots.id", "add");
                    }
                    return new SnapshotId(Context.uuid(one.getId()));
                })
                .map(id -> context.inventory()
                        .first(Snapshot.class, Where.equal("vmId", vm.id()).andEqual("id", id))
                        .map(Snapshot::id)
                        .orElseThrow(() -> RequestFault.noEntity("Snapshot", "id", id.toString())));
    }

    private UpdateTemplate change(Template template, org.vireo.rest.types.Template sent, Context context) {
        IconWishes.check(sent, context);
        var settings = VmWishes.apply(template.settings(), sent, context);
        return new UpdateTemplate(
                template.id(),
                extras.change(made, template.extras(), sent),
                Optional.of(settings).filter(wanted -> !wanted.equals(template.settings())));
    }
}
