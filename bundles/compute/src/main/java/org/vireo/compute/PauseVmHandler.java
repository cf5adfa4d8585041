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
import org.vireo.engine.api.vm.PauseVm;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.PauseDomain;

/** Halts the CPUs; done when the host reports it. */
@Component(service = CommandHandler.class)
public final class PauseVmHandler implements CommandHandler<PauseVm> {
    private final PowerTools tools;

    /** Keeps no state. */
    @Activate
    public PauseVmHandler(@Reference PowerTools tools) {
        this.tools = tools;
    }

    @Override
    public Class<PauseVm> command() {
        return PauseVm.class;
    }

    @Override
    public Permit permit(PauseVm command) {
        return Permit.on("run_vm", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(PauseVm command) {
        return PowerTools.locks(command.id());
    }

    @Override
    public Check check(PauseVm command, Caller caller) {
        return tools.check(VmAction.PAUSE, command.id());
    }

    @Override
    public String describe(PauseVm command) {
        return "Pausing VM " + tools.vm(command.id()).name();
    }

    @Override
    public List<Step> plan(PauseVm command) {
        return tools.plan(
                command.id(),
                PowerTools.Wish.of("pause", "Halting its CPUs", PauseDomain::new)
                        .until(vm -> vm.status() == VmStatus.PAUSED || VmStates.RESTING.contains(vm.status())));
    }
}
