package org.vireo.compute;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.vm.RebootVm;
import org.vireo.protocol.vm.RebootDomain;

/** Asks the guest to restart; done as soon as the host has asked it. */
@Component(service = CommandHandler.class)
public final class RebootVmHandler implements CommandHandler<RebootVm> {
    private final PowerTools tools;

    /** Keeps no state. */
    @Activate
    public RebootVmHandler(@Reference PowerTools tools) {
        this.tools = tools;
    }

    @Override
    public Class<RebootVm> command() {
        return RebootVm.class;
    }

    @Override
    public Permit permit(RebootVm command) {
        return Permit.on("reboot_vm", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(RebootVm command) {
        return PowerTools.locks(command.id());
    }

    @Override
    public Check check(RebootVm command, Caller caller) {
        return tools.check(VmAction.REBOOT, command.id());
    }

    @Override
    public String describe(RebootVm command) {
        return "Rebooting VM " + tools.vm(command.id()).name();
    }

    @Override
    public List<Step> plan(RebootVm command) {
        return tools.plan(command.id(), PowerTools.Wish.of("reboot", "Asking the guest to restart", RebootDomain::new));
    }

    @Override
    public void complete(RebootVm command, StepContext context) {
        var vm = tools.vm(command.id());
        tools.events()
                .normal(
                        VmEvents.REBOOT_ISSUED,
                        context.caller(),
                        vm,
                        "VM " + vm.name() + " was asked to restart by "
                                + context.caller().name() + PowerTools.because(command.reason()));
    }
}
