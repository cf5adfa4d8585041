package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.DropMigration;

/** Drops what has come of a virtual machine from another host. */
@Component(service = OperationHandler.class)
public final class DropMigrationHandler implements OperationHandler<DropMigration, Accepted> {
    private final Arrivals arrivals;

    /** Ready at once. */
    @Activate
    public DropMigrationHandler(@Reference Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public Class<DropMigration> request() {
        return DropMigration.class;
    }

    @Override
    public Accepted handle(DropMigration request, HostCall call) {
        arrivals.drop(request.vm());
        return new Accepted();
    }
}
