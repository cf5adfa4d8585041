package org.vireo.compute;

import java.time.Clock;
import java.time.Instant;
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
import org.vireo.engine.api.vm.StopVm;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.ExitReason;
import org.vireo.protocol.vm.ForgetSavedState;
import org.vireo.protocol.vm.StopDomain;

/** Cuts the power; done when the host reports it. The saved memory of a suspended one is dropped. */
@Component(service = CommandHandler.class)
public final class StopVmHandler implements CommandHandler<StopVm> {
    private static final PowerTools.Wish CUT = PowerTools.Wish.of("stop", "Cutting its power", StopDomain::new)
            .until(vm -> VmStates.RESTING.contains(vm.status()));

    private final PowerTools tools;
    private final Clock clock = Clock.systemUTC();

    /** Keeps no state. */
    @Activate
    public StopVmHandler(@Reference PowerTools tools) {
        this.tools = tools;
    }

    @Override
    public Class<StopVm> command() {
        return StopVm.class;
    }

    @Override
    public Permit permit(StopVm command) {
        return Permit.on("stop_vm", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(StopVm command) {
        return PowerTools.locks(command.id());
    }

    @Override
    public Check check(StopVm command, Caller caller) {
        return tools.check(VmAction.STOP, command.id());
    }

    @Override
    public String describe(StopVm command) {
        return "Stopping VM " + tools.vm(command.id()).name();
    }

    @Override
    public List<Step> plan(StopVm command) {
        return List.of(NamedStep.oneWay(CUT.name(), CUT.describe(), CUT.limit(), context -> stop(command, context)));
    }

    /** What is suspended has no process: its saved memory goes. */
    private void stop(StopVm command, StepContext context) {
        var vm = tools.look(command.id());
        if (vm.status() == VmStatus.SUSPENDED && vm.savedHostId().isPresent()) {
            context.call()
                    .hosts()
                    .call(
                            vm.savedHostId().get(),
                            new ForgetSavedState(vm.id()),
                            context.call().part("forget"));
            tools.inTransaction(
                    () -> tools.life().ended(tools.locked(command.id()), ExitReason.STOPPED, "", Instant.now(clock)));
        } else {
            tools.carryOut(command.id(), CUT, context);
        }
    }

    @Override
    public void complete(StopVm command, StepContext context) {
        var vm = tools.vm(command.id());
        tools.events()
                .normal(
                        VmEvents.STOPPED,
                        context.caller(),
                        vm,
                        "VM " + vm.name() + " was powered off by "
                                + context.caller().name() + PowerTools.because(command.reason()));
    }
}
