package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.MigrateDomain;

/** Begins to hand a virtual machine over to another host. */
@Component(service = OperationHandler.class)
public final class MigrateHandler implements OperationHandler<MigrateDomain, Accepted> {
    private final Departures departures;

    /** Ready at once. */
    @Activate
    public MigrateHandler(@Reference Departures departures) {
        this.departures = departures;
    }

    @Override
    public Class<MigrateDomain> request() {
        return MigrateDomain.class;
    }

    @Override
    public Accepted handle(MigrateDomain request, HostCall call) {
        departures.begin(request);
        return new Accepted();
    }
}
