package org.vireo.rest.objects;

import java.util.Optional;
import org.vireo.engine.api.vm.AddVm;
import org.vireo.engine.api.vm.CloneSnapshot;
import org.vireo.engine.api.vm.RemoveVm;
import org.vireo.engine.api.vm.UpdateVm;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Snapshot;
import org.vireo.inventory.Template;
import org.vireo.inventory.Vm;
import org.vireo.model.ClusterId;
import org.vireo.model.PauseCause;
import org.vireo.model.SnapshotId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.VmStatus;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Behaviour;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Constants;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.EntitySource;
import org.vireo.rest.define.Extras;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.searched.Searched;
import org.vireo.rest.types.Application;
import org.vireo.rest.types.HostDevice;
import org.vireo.rest.types.VmMediatedDevice;

/** Virtual machines. */
final class VmsCollection {
    private final Extras extras;
    private final VmShape shape;
    private final DiskAttachmentsCollection attachments;
    private final Collection<Vm, org.vireo.rest.types.Vm> made;

    VmsCollection(
            Extras extras,
            VmShape shape,
            NicsCollection nics,
            DiskAttachmentsCollection attachments,
            GraphicsConsolesCollection consoles) {
        this.extras = extras;
        this.shape = shape;
        this.attachments = attachments;
        var builder = Collection.of("vms", org.vireo.rest.types.Vm.class, EntitySource.all(Vm.class, VmId::new, Vm::id))
                .guardedBy("vm", Vm::id)
                .shown(this::show)
                .defaults(() -> shape.defaults(new org.vireo.rest.types.Vm()))
                .kept(Vm::extras)
                .owned(VmShape.OWNED)
                .owned(
                        "status",
                        "status_detail",
                        "stop_reason",
                        "start_time",
                        "stop_time",
                        "fqdn",
                        "has_illegal_images")
                .owned("guest_operating_system", "guest_time_zone", "host", "template", "run_once", "dynamic_cpu")
                .owned("original_template", "next_run_configuration_exists")
                .owned("numa_tune_mode", "payloads", "instance_type")
                .immutable("template", "original_template")
                .required("name", "cluster.id|name", "template.id|name")
                .added(Behaviour.lessFor(DescribedVms::is, DescribedVms.REQUIRED, this::add))
                .changed(this::change)
                .removed(VmsCollection::remove);
        builder.child(nics.ofVm()).child(attachments.ofVm()).child(consoles.ofVm());
        children(builder);
        VmActions.on(builder, consoles);
        SnapshotsCollection.actions(builder);
        VmPoolsCollection.actions(builder);
        builder.searched(Searched.VMS);
        made = builder.build();
    }

    Collection<Vm, org.vireo.rest.types.Vm> root() {
        return made;
    }

    private static void children(Collection.Builder<Vm, org.vireo.rest.types.Vm> vms) {
        vms.child(GuestCollections.reportedDevices())
                .child(GuestCollections.sessions())
                .child(StatisticsCollections.ofVm())
                .child(SnapshotsCollection.ofVm())
                .child(BackupsCollection.ofVm())
                .child(CheckpointsCollection.ofVm())
                .empty("applications", Application.class)
                .child(CdromsCollection.ofVm())
                .child(WatchdogsCollection.ofVm())
                .child(NumaNodesCollection.ofVm())
                .child(PermissionsCollection.on(
                        "vm", context -> context.owner(Vm.class).id()))
                .child(AssignedCollection.tags(
                        "vm", context -> context.owner(Vm.class).id().value()))
                .child(AssignedCollection.labels(
                        "vm", context -> context.owner(Vm.class).id().value()))
                .child(Refused.collection(
                        "hostdevices", HostDevice.class, "Hosts do not pass devices of theirs to guests."))
                .empty("mediateddevices", VmMediatedDevice.class);
    }

    private org.vireo.rest.types.Vm show(Vm vm, Context context) {
        var bean = new org.vireo.rest.types.Vm();
        bean.setName(vm.name());
        bean.setDescription(vm.description());
        bean.setComment(vm.comment());
        var effective = vm.runSettings().filter(running -> isRunning(vm)).orElse(vm.settings());
        var shown = nextRun(context) ? vm.settings() : effective;
        shape.show(bean, shown, context);
        shape.showRun(bean, shown, context);
        IconWishes.show(bean, vm.extras(), extras.beans(), context);
        bean.setStatus(Constants.api(org.vireo.rest.types.VmStatus.class, vm.status()));
        if (!vm.statusDetail().isEmpty()) {
            bean.setStatusDetail(vm.statusDetail());
        }
        vm.pauseCause().ifPresent(cause -> bean.setStatusDetail(cause == PauseCause.STORAGE_FULL ? "enospc" : "eio"));
        if (vm.status() == VmStatus.DOWN && !vm.exitReason().isEmpty()) {
            bean.setStopReason(vm.exitReason());
        }
        DescribedVms.show(bean, vm, context);
        bean.setCluster(context.refer(new org.vireo.rest.types.Cluster(), "clusters", vm.clusterId()));
        bean.setTemplate(context.refer(new org.vireo.rest.types.Template(), "templates", vm.templateId()));
        bean.setOriginalTemplate(
                context.refer(new org.vireo.rest.types.Template(), "templates", vm.originalTemplateId()));
        if (isRunning(vm)) {
            vm.hostId().ifPresent(id -> bean.setHost(context.refer(new org.vireo.rest.types.Host(), "hosts", id)));
            RunningDisplay.show(bean.getDisplay(), vm);
        }
        bean.setCreationTime(vm.created());
        vm.started().ifPresent(bean::setStartTime);
        vm.stopped().ifPresent(bean::setStopTime);
        bean.setRunOnce(vm.runOnce());
        bean.setNextRunConfigurationExists(isRunning(vm)
                && !vm.runOnce()
                && vm.runSettings()
                        .filter(running -> waits(running, vm.settings()))
                        .isPresent());
        VmPoolsCollection.ofVm(vm, context).ifPresent(bean::setVmPool);
        GuestCollections.showGuest(bean, vm);
        return bean;
    }

    private static boolean nextRun(Context context) {
        return context.parameters().flag("next_run").orElse(false);
    }

    /** Whether something of what is wanted comes only with the next start. A disc put in for this run is no wish. */
    private static boolean waits(VmSettings running, VmSettings wanted) {
        if (running.equals(wanted)) {
            return false;
        }
        var disc = running.fittings().devices().cdrom();
        return !running.equals(wanted.edit()
                .fittings(fittings -> fittings.devices(fittings.devices().loaded(disc)))
                .done());
    }

    static boolean isRunning(Vm vm) {
        return switch (vm.status()) {
            case DOWN, SUSPENDED, IMAGE_ILLEGAL, IMAGE_LOCKED, UNASSIGNED -> false;
            case UP,
                    POWERING_UP,
                    POWERING_DOWN,
                    PAUSED,
                    MIGRATING,
                    UNKNOWN,
                    NOT_RESPONDING,
                    WAIT_FOR_LAUNCH,
                    REBOOT_IN_PROGRESS,
                    SAVING_STATE,
                    RESTORING_STATE -> true;
        };
    }

    /** The one a client wishes, else a new one. */
    static VmId id(org.vireo.rest.types.Vm sent) {
        return Optional.ofNullable(sent.getId())
                .map(Context::uuid)
                .map(VmId::new)
                .orElseGet(VmId::random);
    }

    private Addition add(org.vireo.rest.types.Vm sent, Context context) {
        if (DescribedVms.is(sent)) {
            return DescribedVms.add(sent, context);
        }
        IconWishes.check(sent, context);
        var cluster = context.resolve(Cluster.class, ClusterId::new, sent.getCluster());
        if (sent.getSnapshots() != null && !sent.getSnapshots().getSnapshots().isEmpty()) {
            return clone(sent, cluster.id(), context);
        }
        var template = context.resolve(Template.class, TemplateId::new, sent.getTemplate());
        var from = InstanceTypesCollection.wanted(sent.getInstanceType(), template.settings(), context);
        var id = id(sent);
        var disks = FirstDiskWishes.of(sent, id, cluster.id(), template, attachments, context);
        return Addition.of(
                new AddVm(
                        id,
                        extras.inherited(made, template.extras(), sent),
                        cluster.id(),
                        template.id(),
                        VmWishes.apply(from, sent, context),
                        context.parameters().flag("clone").orElse(false),
                        disks.placement(),
                        disks.disks()),
                id);
    }

    /** The configuration is that of the snapshot, changed by whatever the body has. */
    private Addition clone(org.vireo.rest.types.Vm sent, ClusterId cluster, Context context) {
        if (sent.getDiskAttachments() != null) {
            throw RequestFault.unsupported("Placing the disks of a VM that is cloned from a snapshot");
        }
        var snapshot = snapshot(sent.getSnapshots().getSnapshots().get(0), context);
        var source = context.inventory().get(Vm.class, snapshot.vmId());
        var id = id(sent);
        var settings = VmWishes.apply(snapshot.settings().orElse(source.settings()), sent, context);
        return Addition.of(
                new CloneSnapshot(
                        id,
                        source.id(),
                        snapshot.id(),
                        extras.inherited(made, source.extras(), sent),
                        cluster,
                        settings),
                id);
    }

    private static Snapshot snapshot(org.vireo.rest.types.Snapshot sent, Context context) {
        if (sent.getId() == null) {
            throw RequestFault.incomplete("Vm", "snapshots.id", "add");
        }
        return context.inventory()
                .find(Snapshot.class, new SnapshotId(Context.uuid(sent.getId())))
                .filter(found -> context.exchange().sees("vm", found.vmId()))
                .orElseThrow(() -> RequestFault.noEntity("Snapshot", "id", sent.getId()));
    }

    private UpdateVm change(Vm vm, org.vireo.rest.types.Vm sent, Context context) {
        IconWishes.check(sent, context);
        var from = InstanceTypesCollection.wanted(sent.getInstanceType(), vm.settings(), context);
        var settings = VmWishes.apply(from, sent, context);
        return new UpdateVm(
                vm.id(),
                extras.change(made, vm.extras(), sent),
                context.resolveIfSent(Cluster.class, ClusterId::new, sent.getCluster())
                        .map(Cluster::id)
                        .filter(id -> !id.equals(vm.clusterId())),
                Optional.of(settings).filter(wanted -> !wanted.equals(vm.settings())),
                nextRun(context));
    }

    private static Effect remove(Vm vm, Context context) {
        var parameters = context.parameters();
        return new Effect.Submit(new RemoveVm(
                vm.id(),
                parameters.flag("detach_only").orElse(false),
                parameters.flag("force").orElse(false)));
    }
}
