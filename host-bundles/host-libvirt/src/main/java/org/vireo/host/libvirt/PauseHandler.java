package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.libvirt.binding.RunState;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.PauseDomain;

/** Halts the CPUs; one that is paused stays so. */
@Component(service = OperationHandler.class)
public final class PauseHandler implements OperationHandler<PauseDomain, Accepted> {
    private final DomainActions actions;

    /** Ready at once. */
    @Activate
    public PauseHandler(@Reference DomainActions actions) {
        this.actions = actions;
    }

    @Override
    public Class<PauseDomain> request() {
        return PauseDomain.class;
    }

    @Override
    public Accepted handle(PauseDomain request, HostCall call) {
        actions.onRunning(
                request.vm(),
                "pause",
                HookPoint.BEFORE_VM_PAUSE,
                domain -> {
                    if (domain.state() == RunState.PAUSED) {
                        actions.watch().tellAgain(request.vm());
                    } else {
                        domain.pause();
                    }
                },
                HookPoint.AFTER_VM_PAUSE);
        return new Accepted();
    }
}
