package org.vireo.host.images.ova;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.protocol.ova.VerifyOva;
import org.vireo.protocol.storage.Done;

/** Compares a package with its manifest. */
@Component(service = OperationHandler.class)
public final class VerifyOvaHandler implements OperationHandler<VerifyOva, Done> {
    private final OvaPackages packages;

    /** Ready at once. */
    @Activate
    public VerifyOvaHandler(@Reference OvaPackages packages) {
        this.packages = packages;
    }

    @Override
    public Class<VerifyOva> request() {
        return VerifyOva.class;
    }

    @Override
    public Done handle(VerifyOva request, HostCall call) {
        packages.reading().verify(request.path(), call.deadline());
        return new Done();
    }
}
