package org.vireo.host.libvirt;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.FinishMigration;

/** Lets a virtual machine go on that came from another host. */
@Component(service = OperationHandler.class)
public final class FinishMigrationHandler implements OperationHandler<FinishMigration, Accepted> {
    private final Arrivals arrivals;

    /** Ready at once. */
    @Activate
    public FinishMigrationHandler(@Reference Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public Class<FinishMigration> request() {
        return FinishMigration.class;
    }

    @Override
    public Accepted handle(FinishMigration request, HostCall call) {
        arrivals.letGo(request.vm());
        return new Accepted();
    }
}
