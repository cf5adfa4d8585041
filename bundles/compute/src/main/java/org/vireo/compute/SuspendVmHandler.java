package org.vireo.compute;

import java.time.Duration;
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
import org.vireo.engine.api.vm.SuspendVm;
import org.vireo.inventory.Vm;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.SuspendDomain;

/** Saves the memory and ends the process; done when the host reports it. */
@Component(service = CommandHandler.class)
public final class SuspendVmHandler implements CommandHandler<SuspendVm> {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final PowerTools tools;

    /** Keeps no state. */
    @Activate
    public SuspendVmHandler(@Reference PowerTools tools) {
        this.tools = tools;
    }

    @Override
    public Class<SuspendVm> command() {
        return SuspendVm.class;
    }

    @Override
    public Permit permit(SuspendVm command) {
        return Permit.on("hibernate_vm", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(SuspendVm command) {
        return PowerTools.locks(command.id());
    }

    @Override
    public Check check(SuspendVm command, Caller caller) {
        return tools.check(VmAction.SUSPEND, command.id())
                .and(VmAction.SUSPEND.checkImages(tools.inventory(), command.id()));
    }

    @Override
    public String describe(SuspendVm command) {
        return "Suspending VM " + tools.vm(command.id()).name();
    }

    @Override
    public void begin(SuspendVm command, Caller caller) {
        tools.vm(command.id()).setStatus(VmStatus.SAVING_STATE);
    }

    @Override
    public List<Step> plan(SuspendVm command) {
        return tools.plan(
                command.id(),
                PowerTools.Wish.of("suspend", "Saving its memory", SuspendDomain::new)
                        .within(LIMIT)
                        .until(SuspendVmHandler::isOver));
    }

    /** Also when it ended while its memory was being saved. */
    private static boolean isOver(Vm vm) {
        if (vm.status() == VmStatus.UP || vm.status() == VmStatus.PAUSED) {
            throw new VireoException(
                    ModelError.HOST_FAILED,
                    "the memory of VM " + vm.name() + " could not be saved"
                            + (vm.statusDetail().isEmpty() ? "" : ": " + vm.statusDetail()));
        }
        return VmStates.RESTING.contains(vm.status());
    }

    @Override
    public void abandon(SuspendVm command, StepContext context, String why) {
        var vm = tools.vm(command.id());
        if (vm.status() == VmStatus.SAVING_STATE) {
            vm.setStatus(VmStatus.UP);
        }
        tools.events()
                .error(VmEvents.SUSPEND_FAILED, context.caller(), vm, "Failed to suspend VM " + vm.name() + ": " + why);
    }
}
