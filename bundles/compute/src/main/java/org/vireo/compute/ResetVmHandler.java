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
import org.vireo.engine.api.vm.ResetVm;
import org.vireo.protocol.vm.ResetDomain;

/** Presses the reset button. */
@Component(service = CommandHandler.class)
public final class ResetVmHandler implements CommandHandler<ResetVm> {
    private final PowerTools tools;

    /** Keeps no state. */
    @Activate
    public ResetVmHandler(@Reference PowerTools tools) {
        this.tools = tools;
    }

    @Override
    public Class<ResetVm> command() {
        return ResetVm.class;
    }

    @Override
    public Permit permit(ResetVm command) {
        return Permit.on("reset_vm", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(ResetVm command) {
        return PowerTools.locks(command.id());
    }

    @Override
    public Check check(ResetVm command, Caller caller) {
        return tools.check(VmAction.RESET, command.id());
    }

    @Override
    public String describe(ResetVm command) {
        return "Resetting VM " + tools.vm(command.id()).name();
    }

    @Override
    public List<Step> plan(ResetVm command) {
        return tools.plan(command.id(), PowerTools.Wish.of("reset", "Pressing the reset button", ResetDomain::new));
    }

    @Override
    public void complete(ResetVm command, StepContext context) {
        var vm = tools.vm(command.id());
        tools.events()
                .normal(
                        VmEvents.RESET,
                        context.caller(),
                        vm,
                        "VM " + vm.name() + " was reset by " + context.caller().name()
                                + PowerTools.because(command.reason()));
    }
}
