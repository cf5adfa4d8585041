package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.RebootDomain;

/** Asks the guest to restart. */
@Component(service = OperationHandler.class)
public final class RebootHandler implements OperationHandler<RebootDomain, Accepted> {
    private final DomainActions actions;

    /** Ready at once. */
    @Activate
    public RebootHandler(@Reference DomainActions actions) {
        this.actions = actions;
    }

    @Override
    public Class<RebootDomain> request() {
        return RebootDomain.class;
    }

    @Override
    public Accepted handle(RebootDomain request, HostCall call) {
        actions.onRunning(request.vm(), "restart", domain -> {
            actions.watch().asked(request.vm(), VmStatus.REBOOT_IN_PROGRESS);
            actions.askGuest(domain, domain::reboot);
        });
        return new Accepted();
    }
}
