package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.ResumeDomain;

/** Lets halted CPUs go on; one that runs stays so. */
@Component(service = OperationHandler.class)
public final class ResumeHandler implements OperationHandler<ResumeDomain, Accepted> {
    private final DomainActions actions;

    /** Ready at once. */
    @Activate
    public ResumeHandler(@Reference DomainActions actions) {
        this.actions = actions;
    }

    @Override
    public Class<ResumeDomain> request() {
        return ResumeDomain.class;
    }

    @Override
    public Accepted handle(ResumeDomain request, HostCall call) {
        actions.onRunning(
                request.vm(),
                "resume",
                HookPoint.BEFORE_VM_CONT,
                domain -> {
                    if (domain.state() == RunState.RUNNING) {
                        actions.watch().tellAgain(request.vm());
                    } else {
                        domain.resume();
                    }
                },
                HookPoint.AFTER_VM_CONT);
        return new Accepted();
    }
}
