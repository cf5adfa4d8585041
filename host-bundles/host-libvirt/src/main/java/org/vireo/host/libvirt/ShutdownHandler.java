package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.model.VmStatus;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.ShutdownDomain;

/** Asks the guest to power off; one that does not run is told to be down. */
@Component(service = OperationHandler.class)
public final class ShutdownHandler implements OperationHandler<ShutdownDomain, Accepted> {
    private final DomainActions actions;

    /** Ready at once. */
    @Activate
    public ShutdownHandler(@Reference DomainActions actions) {
        this.actions = actions;
    }

    @Override
    public Class<ShutdownDomain> request() {
        return ShutdownDomain.class;
    }

    @Override
    public Accepted handle(ShutdownDomain request, HostCall call) {
        actions.alone(request.vm(), () -> {
            boolean asked = actions.ifRunning(request.vm(), domain -> {
                actions.watch().asked(request.vm(), VmStatus.POWERING_DOWN);
                actions.askGuest(domain, domain::shutdown);
            });
            if (!asked) {
                actions.watch().tellAgain(request.vm());
            }
        });
        return new Accepted();
    }
}
