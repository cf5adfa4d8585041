package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.libvirt.binding.DomainHandle;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.ResetDomain;

/** Presses the reset button. */
@Component(service = OperationHandler.class)
public final class ResetHandler implements OperationHandler<ResetDomain, Accepted> {
    private final DomainActions actions;

    /** Ready at once. */
    @Activate
    public ResetHandler(@Reference DomainActions actions) {
        this.actions = actions;
    }

    @Override
    public Class<ResetDomain> request() {
        return ResetDomain.class;
    }

    @Override
    public Accepted handle(ResetDomain request, HostCall call) {
        actions.onRunning(request.vm(), "reset", DomainHandle::reset);
        return new Accepted();
    }
}
