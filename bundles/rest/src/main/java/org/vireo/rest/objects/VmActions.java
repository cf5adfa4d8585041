package org.vireo.rest.objects;

import java.util.Optional;
import org.vireo.engine.api.vm.RebootVm;
import org.vireo.engine.api.vm.ResetVm;
import org.vireo.engine.api.vm.ShutdownVm;
import org.vireo.engine.api.vm.StartVm;
import org.vireo.engine.api.vm.StopVm;
import org.vireo.engine.api.vm.SuspendVm;
import org.vireo.inventory.Host;
import org.vireo.inventory.Vm;
import org.vireo.model.HostId;
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
                .action("ticket", consoles::ticketOfVm);
    }

    private static Effect start(Vm vm, Action sent, Context context) {
        refuseInitialization(sent);
        var wished = Optional.ofNullable(sent.getVm());
        Optional<VmSettings> once = wished.map(wishes -> VmWishes.apply(vm.settings(), wishes, context))
                .filter(settings -> !settings.equals(vm.settings()));
        Optional<HostId> pinned = wished.map(wishes -> wishes.getPlacementPolicy())
                .map(policy -> policy.getHosts())
                .filter(hosts -> !hosts.getHosts().isEmpty())
                .map(hosts -> hosts.getHosts().get(0))
                .or(() -> Optional.ofNullable(sent.getHost()))
                .map(host -> context.resolve(Host.class, HostId::new, host).id());
        return new Effect.Submit(new StartVm(vm.id(), pinned, isTrue(sent.isPause()), once));
    }

    private static void refuseInitialization(Action sent) {
        if (isTrue(sent.isUseCloudInit())
                || isTrue(sent.isUseSysprep())
                || isTrue(sent.isUseIgnition())
                || isTrue(sent.isUseInitialization())
                || (sent.getVm() != null && sent.getVm().getInitialization() != null)) {
            throw RequestFault.unsupported("Initialization of a guest at its start");
        }
        if (isTrue(sent.isVolatile())) {
            throw RequestFault.unsupported("A volatile start");
        }
    }

    static String reason(Action sent) {
        return sent.getReason() == null ? "" : sent.getReason();
    }

    static boolean isTrue(Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
