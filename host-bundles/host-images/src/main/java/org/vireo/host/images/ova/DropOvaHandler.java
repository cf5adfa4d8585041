package org.vireo.host.images.ova;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.ova.DropOva;
import org.vireo.protocol.storage.Done;

/** Removes what was written for a package. */
@Component(service = OperationHandler.class)
public final class DropOvaHandler implements OperationHandler<DropOva, Done> {
    private final OvaPackages packages;

    /** Ready at once. */
    @Activate
    public DropOvaHandler(@Reference OvaPackages packages) {
        this.packages = packages;
    }

    @Override
    public Class<DropOva> request() {
        return DropOva.class;
    }

    @Override
    public Done handle(DropOva request, HostCall call) {
        packages.writing().drop(request.place());
        return new Done();
    }
}
