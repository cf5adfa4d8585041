package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.host.spi.hook.HookPoint;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.StopDomain;

/** Cuts the power. One that does not run is told to be down. */
@Component(service = OperationHandler.class)
public final class StopHandler implements OperationHandler<StopDomain, Accepted> {
    private final DomainActions actions;

    /** Ready at once. */
    @Activate
    public StopHandler(@Reference DomainActions actions) {
        this.actions = actions;
    }

    @Override
    public Class<StopDomain> request() {
        return StopDomain.class;
    }

    @Override
    public Accepted handle(StopDomain request, HostCall call) {
        actions.alone(request.vm(), () -> {
            actions.hooked(HookPoint.BEFORE_VM_DESTROY, request.vm());
            actions.hooked(HookPoint.BEFORE_DEVICE_DESTROY, request.vm());
            boolean ran = actions.ifRunning(request.vm(), domain -> {
                actions.watch().stopping(request.vm());
                domain.destroy();
            });
            if (!ran) {
                actions.watch().tellAgain(request.vm());
            }
        });
        return new Accepted();
    }
}
