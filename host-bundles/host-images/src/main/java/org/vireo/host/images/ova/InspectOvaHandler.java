package org.vireo.host.images.ova;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.ova.InspectOva;
import org.vireo.protocol.ova.OvaFound;

/** Looks into a package. */
@Component(service = OperationHandler.class)
public final class InspectOvaHandler implements OperationHandler<InspectOva, OvaFound> {
    private final OvaPackages packages;

    /** Ready at once. */
    @Activate
    public InspectOvaHandler(@Reference OvaPackages packages) {
        this.packages = packages;
    }

    @Override
    public Class<InspectOva> request() {
        return InspectOva.class;
    }

    @Override
    public OvaFound handle(InspectOva request, HostCall call) {
        return packages.reading().inspect(request.path(), call.deadline());
    }
}
