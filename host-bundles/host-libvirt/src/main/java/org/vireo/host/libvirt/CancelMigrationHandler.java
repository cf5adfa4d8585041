package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.CancelMigration;

/** Breaks off the handing over of a virtual machine. */
@Component(service = OperationHandler.class)
public final class CancelMigrationHandler implements OperationHandler<CancelMigration, Accepted> {
    private final Departures departures;

    /** Ready at once. */
    @Activate
    public CancelMigrationHandler(@Reference Departures departures) {
        this.departures = departures;
    }

    @Override
    public Class<CancelMigration> request() {
        return CancelMigration.class;
    }

    @Override
    public Accepted handle(CancelMigration request, HostCall call) {
        departures.cancel(request.vm());
        return new Accepted();
    }
}
