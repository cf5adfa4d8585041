package org.vireo.rest.objects;

import java.util.Optional;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.vm.CancelMigration;
import org.vireo.engine.api.vm.CloneVm;
import org.vireo.engine.api.vm.FreezeVm;
import org.vireo.engine.api.vm.GuestSetup;
import org.vireo.engine.api.vm.MigrateVm;
import org.vireo.engine.api.vm.RebootVm;
import org.vireo.engine.api.vm.ResetVm;
import org.vireo.engine.api.vm.ShutdownVm;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.engine.api.vm.StopVm;
import org.vireo.engine.api.vm.SuspendVm;
import org.vireo.engine.api.vm.ThawVm;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Host;
import org.vireo.inventory.Vm;
import org.vireo.model.ClusterId;
import org.vireo.model.HostId;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;

/** What can be done with a virtual machine. */
final class VmActions {
    private VmActions() {}

    static void on(Collection.Builder<Vm, org.vireo.rest.types.Vm> vms, GraphicsConsolesCollection consoles) {
        vms.action("start", VmActions::start)
                .action("stop", (vm, sent, context) -> new Effect.Submit(new StopVm(vm.id(), reason(sent))))
                .action("shutdown", (vm, sent, context) -> new Effect.Submit(new ShutdownVm(vm.id(), reason(sent))))
                .action("reboot", (vm, sent, context) -> new Effect.Submit(new RebootVm(vm.id(), reason(sent))))
                .action("reset", (vm, sent, context) -> new Effect.Submit(new ResetVm(vm.id(), reason(sent))))
                .action("suspend", (vm, sent, context) -> new Effect.Submit(new SuspendVm(vm.id(), reason(sent))))
                .action("migrate", VmActions::migrate)
                .action("cancelmigration", (vm, sent, context) -> new Effect.Submit(new CancelMigration(vm.id())))
                .action("ticket", consoles::ticketOfVm)
                .action("clone", VmActions::cloned)
                .action("export", OvaActions::export)
                .action("topathonhost", OvaActions::export)
                .action("freezefilesystems", (vm, sent, context) -> new Effect.Submit(new FreezeVm(vm.id())))
                .action("thawfilesystems", (vm, sent, context) -> new Effect.Submit(new ThawVm(vm.id())));
        refusals(vms);
    }

    private static void refusals(Collection.Builder<Vm, org.vireo.rest.types.Vm> vms) {
        vms.refuses("toexportdomain", OvaActions.NO_EXPORT_DOMAINS)
                .refuses("logon", "Guest agents of this kind cannot log a user on.")
                .refuses("maintenance", "There is no hosted engine that could be put into maintenance.")
                .refuses("screenshot", "Screens of guests cannot be fetched; connect to a console instead.")
                .refuses(
                        "autopincpuandnumanodes",
                        "The engine does not choose pins; set them with cpu_tune and numanodes.")
                .refuses("reordermacaddresses", "Addresses of interfaces are given in their order already.");
    }

    private static Effect start(Vm vm, Action sent, Context context) {
        if (isTrue(sent.isVolatile())) {
            throw RequestFault.unsupported("A volatile start");
        }
        var wished = Optional.ofNullable(sent.getVm());
        Optional<VmSettings> once =
                wished.map(wishes -> once(vm, wishes, context)).filter(settings -> !settings.equals(vm.settings()));
        Optional<HostId> pinned = wished.map(wishes -> wishes.getPlacementPolicy())
                .map(policy -> policy.getHosts())
                .filter(hosts -> !hosts.getHosts().isEmpty())
                .map(hosts -> hosts.getHosts().get(0))
                .or(() -> Optional.ofNullable(sent.getHost()))
                .map(host -> context.resolve(Host.class, HostId::new, host).id());
        boolean cold = Boolean.FALSE.equals(sent.isRestoreMemory());
        return new Effect.Submit(new StartVm(vm.id(), pinned, isTrue(sent.isPause()), once, setup(sent), cold));
    }

    private static Effect migrate(Vm vm, Action sent, Context context) {
        if (isTrue(sent.isMigrateVmsInAffinityClosure())) {
            throw RequestFault.unsupported("Migrating the other VMs of its affinity groups along with a VM");
        }
        var cluster = context.resolveIfSent(Cluster.class, ClusterId::new, sent.getCluster());
        if (cluster.filter(other -> !other.id().equals(vm.clusterId())).isPresent()) {
            throw RequestFault.unsupported("Migrating a VM to another cluster");
        }
        var target =
                context.resolveIfSent(Host.class, HostId::new, sent.getHost()).map(Host::id);
        var why = isTrue(sent.isForce()) ? MigrateVm.Why.FORCED : MigrateVm.Why.ASKED;
        return new Effect.Submit(new MigrateVm(vm.id(), target, why, reason(sent)));
    }

    private static VmSettings once(Vm vm, org.vireo.rest.types.Vm wishes, Context context) {
        var settings = VmWishes.apply(vm.settings(), wishes, context);
        if (wishes.getCdroms() == null || wishes.getCdroms().getCdroms().isEmpty()) {
            return settings;
        }
        var disc = CdromsCollection.wanted(wishes.getCdroms().getCdroms().get(0), context);
        return settings.edit()
                .fittings(fittings -> fittings.devices(fittings.devices().loaded(disc)))
                .done();
    }

    /** A body that says what the guest is to be told means that it be told. */
    private static GuestSetup setup(Action sent) {
        if (isTrue(sent.isUseIgnition())) {
            throw RequestFault.unsupported("Initialization with Ignition");
        }
        if (isTrue(sent.isUseCloudInit())) {
            return GuestSetup.CLOUD_INIT;
        }
        if (isTrue(sent.isUseSysprep())) {
            return GuestSetup.SYSPREP;
        }
        boolean told = sent.getVm() != null && sent.getVm().getInitialization() != null;
        if (isTrue(sent.isUseInitialization()) || told) {
            return GuestSetup.BY_SYSTEM;
        }
        return Boolean.FALSE.equals(sent.isUseInitialization()) ? GuestSetup.NONE : GuestSetup.FIRST_START;
    }

    private static Effect cloned(Vm vm, Action sent, Context context) {
        if (sent.getVm() == null || sent.getVm().getName() == null) {
            throw RequestFault.incomplete("Action", "vm.name", "clone");
        }
        if (sent.getStorageDomain() != null) {
            throw RequestFault.unsupported("Cloning a VM to another storage domain");
        }
        var details = new Details(sent.getVm().getName(), vm.description(), vm.comment(), vm.extras());
        return new Effect.Submit(new CloneVm(VmId.random(), vm.id(), details));
    }

    static String reason(Action sent) {
        return sent.getReason() == null ? "" : sent.getReason();
    }

    static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
