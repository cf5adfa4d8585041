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
import org.vireo.engine.api.vm.ResumeVm;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.ResumeDomain;

/** Lets halted CPUs go on; done when the host reports it. */
@Component(service = CommandHandler.class)
public final class ResumeVmHandler implements CommandHandler<ResumeVm> {
    private final PowerTools tools;

    /** Keeps no state. */
    @Activate
    public ResumeVmHandler(@Reference PowerTools tools) {
        this.tools = tools;
    }

    @Override
    public Class<ResumeVm> command() {
        return ResumeVm.class;
    }

    @Override
    public Permit permit(ResumeVm command) {
        return Permit.on("run_vm", "vm", command.id());
    }

    @Override
    public Set<LockKey> locks(ResumeVm command) {
        return PowerTools.locks(command.id());
    }

    @Override
    public Check check(ResumeVm command, Caller caller) {
        return tools.check(VmAction.RESUME, command.id());
    }

    @Override
    public String describe(ResumeVm command) {
        return "Resuming VM " + tools.vm(command.id()).name();
    }

    @Override
    public List<Step> plan(ResumeVm command) {
        return tools.plan(
                command.id(),
                PowerTools.Wish.of("resume", "Letting its CPUs go on", ResumeDomain::new)
                        .until(vm -> vm.status() != VmStatus.PAUSED));
    }
}
