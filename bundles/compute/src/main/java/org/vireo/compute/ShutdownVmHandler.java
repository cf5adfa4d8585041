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
import org.vireo.engine.api.vm.ShutdownVm;
import org.vireo.protocol.vm.ShutdownDomain;

/** Asks the guest to power off; done as soon as the host has asked it. */
@Component(service = CommandHandler.class)
public final class ShutdownVmHandler implements CommandHandler<ShutdownVm> {
    private final PowerTools tools;

    /** Keeps no state. */
    @Activate
    public ShutdownVmHandler(@Reference PowerTools tools) {
        this.tools = tools;
    }

    @Override
    public Class<ShutdownVm> command() {
        return ShutdownVm.class;
    }

    @Override
    public Permit permit(ShutdownVm command) {
        return Permit.on("shut_down_vm", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(ShutdownVm command) {
        return PowerTools.locks(command.id());
    }

    @Override
    public Check check(ShutdownVm command, Caller caller) {
        return tools.check(VmAction.SHUT_DOWN, command.id());
    }

    @Override
    public String describe(ShutdownVm command) {
        return "Shutting down VM " + tools.vm(command.id()).name();
    }

    @Override
    public List<Step> plan(ShutdownVm command) {
        return tools.plan(
                command.id(), PowerTools.Wish.of("shutdown", "Asking the guest to power off", ShutdownDomain::new));
    }

    @Override
    public void complete(ShutdownVm command, StepContext context) {
        var vm = tools.vm(command.id());
        tools.events()
                .normal(
                        VmEvents.SHUTDOWN_ISSUED,
                        context.caller(),
                        vm,
                        "VM " + vm.name() + " was asked to power off by "
                                + context.caller().name() + PowerTools.because(command.reason()));
    }
}
